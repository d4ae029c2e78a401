"""Printed lines and paragraphs to blocks: what readers of every format share."""
