"""Accuracy: hand-made labels compared with what is extracted. docs/labelling.md says what labels mean.

`labels` are what a person found in a paper, `judging` compares them with an extraction case by case, `figures` counts
the cases, `runs` keeps them and compares two runs, `measuring` reads the papers, `labelling` writes labels to correct.
"""
