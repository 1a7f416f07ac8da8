"""Writing compact C tables: two-stage tries and arrays, the same bytes for the same input."""


def trie(values, block_bits):
    """Splits `values` (a list) into blocks of 2**block_bits and shares equal blocks.

    Returns (pages, blocks): value i is blocks[(pages[i >> block_bits] << block_bits) + (i & mask)].
    """
    size = 1 << block_bits
    assert len(values) % size == 0
    seen, pages, blocks = {}, [], []
    for start in range(0, len(values), size):
        block = tuple(values[start : start + size])
        if block not in seen:
            seen[block] = len(blocks) // size
            blocks.extend(block)
        pages.append(seen[block])
    return pages, blocks


def best_trie(values, value_size, page_size=lambda n: 1 if n <= 256 else 2):
    """The block size from 8 to 256 that gives the smallest trie, as (bits, pages, blocks)."""
    best = None
    for bits in range(3, 9):
        pages, blocks = trie(values, bits)
        cost = len(pages) * page_size(max(pages) + 1) + len(blocks) * value_size
        if best is None or cost < best[0]:
            best = (cost, bits, pages, blocks)
    return best[1:]


def c_array(ctype, name, values, per_line=16):
    """The definition of an array, values in decimal."""
    lines = [f"const {ctype} {name}[{len(values)}] = {{"]
    for start in range(0, len(values), per_line):
        lines.append("  " + ", ".join(str(v) for v in values[start : start + per_line]) + ",")
    lines.append("};\n")
    return "\n".join(lines)


def smallest_type(values):
    """The unsigned type that holds all `values`, and its size in bytes."""
    top = max(values)
    for bits in (8, 16, 32):
        if top < 1 << bits:
            return f"uint{bits}_t", bits // 8
    raise ValueError("value above 32 bits")
