"""Writes the disassembly fixtures of this directory: what llvm-objdump says about the corpus and about random bytes.

Needs clang-19, llvm-19 and gcc-mingw-w64-x86-64-win32. Run it here, without arguments.

A row is: bits of the mode, bytes in hexadecimal, text in Intel syntax, split by tabs. Each byte string is laid out on its
own in a slot of 32 bytes full of NOPs, so that every decoding starts where the row starts. A branch target is given as the
distance from the end of the instruction.
"""
import re
import subprocess
import tempfile
from pathlib import Path

SLOT = 32
HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
TRIPLE = {64: "x86_64", 32: "i386", 16: "i386-unknown-unknown-code16"}
LINE = re.compile(r"^\s*([0-9a-f]+):\s((?:[0-9a-f]{2} ?)+)\s*(.*)$")
PREFIXES = {"lock", "rep", "repne", "data16", "data32", "addr32", "addr16", "cs", "ds", "es", "ss", "fs", "gs", "rex64"}
BRANCH = re.compile(r"^((?:\w+ )*(?:j\w+|call|loop\w*)\s+)(-?0x[0-9a-f]+|-?\d+)\b.*$")


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def objdump(path, bits):
    """Address, bytes and text of each instruction; a prefix that llvm shows as a line of its own is joined to the next."""
    out = run("llvm-objdump-19", "-d", "-z", "--x86-asm-syntax=intel", f"--triple={TRIPLE[bits]}", path)
    held = None
    for line in out.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        address, raw, text = int(match.group(1), 16), bytes.fromhex(match.group(2).replace(" ", "")), match.group(3)
        text = re.sub(r"\s+#.*$", "", re.sub(r"\s+", " ", text)).strip()
        text = re.sub(r" ?<(?!unknown).*>$", "", text)
        if held:
            address, raw, text = held[0], held[1] + raw, held[2] + " " + text
            held = None
        if set(text.split(" ")) <= PREFIXES:
            held = address, raw, text
        else:
            yield address, raw, text


def disassemble(strings, bits, scratch):
    """The bytes that llvm takes and its text, for each string on its own."""
    source, image = scratch / "slots.s", scratch / "slots.o"
    rows = [".byte " + ",".join(map(str, s + b"\x90" * (SLOT - len(s)))) for s in strings]
    source.write_text(".text\n" + "\n".join(rows) + "\n")
    run("llvm-mc-19", "--triple=" + ("x86_64" if bits == 64 else "i386"), "--filetype=obj", source, "-o", image)
    at = {address: (raw, text) for address, raw, text in objdump(image, bits)}
    for number in range(len(strings)):
        address = number * SLOT
        raw, text = at[address]
        if len(raw) > 15:
            text = "<unknown>"
        match = BRANCH.match(text)
        if match:
            distance = int(match.group(2), 0) - address - len(raw)
            text = match.group(1) + str(distance)
        yield raw, text


def instructions(scratch):
    """Every different instruction of the corpus, by mode."""
    found = {64: {}, 32: {}, 16: {}}
    for bits in found:
        image = scratch / f"forms{bits}.o"
        triple = "x86_64" if bits == 64 else "i386"
        run("llvm-mc-19", f"--triple={triple}", "--filetype=obj", CORPUS / f"forms{bits}.s", "-o", image)
        for _, raw, _ in objdump(image, bits):
            found[bits].setdefault(raw)
    for line in (CORPUS / "bytes.txt").read_text().splitlines():
        if not line.startswith("#"):
            bits, raw = line.split(" ", 1)
            found[int(bits)].setdefault(bytes.fromhex(raw))
    shapes = set()
    for compiler in (
        *(["clang-19", "--target=x86_64-w64-mingw32", "-msse2", level] for level in ("-O0", "-O2", "-O3")),
        *(["x86_64-w64-mingw32-gcc", level] for level in ("-O1", "-O2", "-Os", "-O3")),
    ):
        image = scratch / "code.o"
        run(*compiler, "-ffreestanding", "-w", "-c", CORPUS / "code.c", "-o", image)
        for _, raw, text in objdump(image, 64):
            # One row for instructions that differ in a constant only.
            shape = re.sub(r"-?\b(0x)?\d[0-9a-f]*\b", "N", text)
            if (shape, len(raw)) not in shapes:
                shapes.add((shape, len(raw)))
                found[64].setdefault(raw)
    return found


def noise(count, bits):
    """Byte strings from a fixed generator (xorshift), half of them behind a likely prefix or opcode map."""
    state = 0x9E3779B97F4A7C15 + bits
    starts = [b"", b"\x0f", b"\x66", b"\xf3\x0f", b"\x66\x0f", b"\xf2\x0f", b"\x48", b"\x48\x0f", b"\xf0", b"\x67", b"", b""]
    for number in range(count):
        data = b""
        while len(data) < 16:
            state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
            state ^= state >> 7
            state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
            data += state.to_bytes(8, "little")
        yield (starts[number % len(starts)] + data)[:15]


def main():
    with tempfile.TemporaryDirectory() as directory:
        scratch = Path(directory)
        with (HERE / "corpus.tsv").open("w") as file:
            for bits, strings in instructions(scratch).items():
                for given, (raw, text) in zip(strings, disassemble(list(strings), bits, scratch)):
                    if raw != given or "<unknown>" in text:
                        print("left out:", bits, given.hex(), raw.hex(), text)
                    else:
                        file.write(f"{bits}\t{raw.hex()}\t{text}\n")
        with (HERE / "noise.tsv").open("w") as file:
            for bits, count in ((64, 3000), (32, 1000), (16, 600)):
                strings = list(noise(count, bits))
                for given, (raw, text) in zip(strings, disassemble(strings, bits, scratch)):
                    length = 0 if "<unknown>" in text else len(raw)
                    file.write(f"{bits}\t{given.hex()}\t{length}\t{'' if length == 0 else text}\n")


main()
