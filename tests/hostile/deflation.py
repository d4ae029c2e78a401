"""Deflate streams of any length made in no time: one compressed block, repeated."""

import zlib
from collections.abc import Iterator

_CHUNK = 1 << 20
_MODULUS = 65_521  # of Adler-32


def _block(byte: bytes) -> bytes:
    """A megabyte of one byte as deflate blocks that end on a whole byte and refer to nothing before them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(byte * _CHUNK) + packer.flush(zlib.Z_FULL_FLUSH)


def repeated(byte: bytes, megabytes: int, *, tail: bytes = b"") -> bytes:
    """A zlib stream of so many megabytes of one byte, then `tail`, with a true checksum."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    end = packer.compress(tail) + packer.flush(zlib.Z_FINISH)
    count, value = megabytes * _CHUNK, byte[0]
    low = (1 + count * value) % _MODULUS
    high = (count + value * count * (count + 1) // 2) % _MODULUS
    checksum = zlib.adler32(tail, high << 16 | low)
    return b"\x78\xda" + _block(byte) * megabytes + end + checksum.to_bytes(4, "big")


def raw_blocks(byte: bytes, megabytes: int) -> Iterator[bytes]:
    """A bare deflate stream of so many megabytes, as a zip holds it, in pieces."""
    block = _block(byte)
    for _ in range(megabytes):
        yield block
    yield zlib.compressobj(9, zlib.DEFLATED, -15).flush(zlib.Z_FINISH)
