package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The container of a PDB: numbered streams cut into blocks. Source: LLVM, "The MSF File Format". */
final class Msf {
    private static final byte[] MAGIC =
            "Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long NIL_SIZE = 0xFFFF_FFFFL;
    private static final int MAX_STREAMS = 65_536;

    private final ByteView file;
    private final int blockSize;
    private final long[] sizes;
    private final long[] firstBlockAt;
    private final ByteView directory;

    private Msf(ByteView file, int blockSize, ByteView directory, long[] sizes, long[] firstBlockAt) {
        this.file = file;
        this.blockSize = blockSize;
        this.directory = directory;
        this.sizes = sizes;
        this.firstBlockAt = firstBlockAt;
    }

    static Msf open(byte[] bytes) throws BadBytesException {
        ByteView file = ByteView.ofFile(bytes);
        if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, file.bytes(0, MAGIC.length, "signature"))) {
            throw new PdbFormatException(Message.of("pdb.none"), 0);
        }
        long blockSize = file.u32(32, "block size");
        if (blockSize < 512 || blockSize > 65_536 || Long.bitCount(blockSize) != 1) {
            throw new PdbFormatException(Message.of("pdb.block-size", blockSize), 32);
        }
        long directorySize = file.u32(44, "size of the stream directory");
        if (directorySize > bytes.length) {
            throw new PdbFormatException(Message.of("pdb.directory"), 44);
        }
        long map = file.u32(52, "place of the directory's block map") * blockSize;
        ByteView blocks = file.slice(map, 4 * blocksOf(directorySize, blockSize), "block map of the stream directory");
        ByteView directory =
                assemble(file, (int) blockSize, blocks, (int) directorySize, Message.of("pdb.stream.directory"));
        return withDirectory(file, (int) blockSize, directory);
    }

    private static Msf withDirectory(ByteView file, int blockSize, ByteView directory) throws BadBytesException {
        long count = directory.u32(0, "number of streams");
        if (count > MAX_STREAMS) {
            throw new PdbFormatException(Message.of("pdb.streams", count, MAX_STREAMS), directory.fileOffset(0));
        }
        long[] sizes = new long[(int) count];
        long[] firstBlockAt = new long[(int) count];
        long at = 4 + 4 * count;
        long total = 0;
        for (int i = 0; i < count; i++) {
            long size = directory.u32(4 + 4L * i, "size of a stream");
            sizes[i] = size == NIL_SIZE ? 0 : size;
            firstBlockAt[i] = at;
            at += 4 * blocksOf(sizes[i], blockSize);
            total += sizes[i];
            // Blocks are not shared, so more than the file's size means that streams overlap.
            if (total > file.size()) {
                throw new PdbFormatException(Message.of("pdb.streams.size"), directory.fileOffset(4 + 4L * i));
            }
        }
        return new Msf(file, blockSize, directory, sizes, firstBlockAt);
    }

    /** The bytes of a stream; positions know their place in the file. */
    ByteView stream(int number, Message what) throws BadBytesException {
        if (number < 0 || number >= sizes.length) {
            throw new PdbFormatException(Message.of("pdb.stream.number", what, number, sizes.length), 0);
        }
        long count = blocksOf(sizes[number], blockSize);
        ByteView blocks = directory.slice(firstBlockAt[number], 4 * count, "stream blocks");
        return assemble(file, blockSize, blocks, (int) sizes[number], what);
    }

    private static ByteView assemble(ByteView file, int blockSize, ByteView blocks, int size, Message what)
            throws BadBytesException {
        byte[] bytes = new byte[size];
        long[] starts = new long[blocks.size() / 4 + 1];
        for (int done = 0; done < size; done += blockSize) {
            int length = Math.min(blockSize, size - done);
            int block = done / blockSize;
            starts[block] = blocks.u32(4L * block, "stream block") * blockSize;
            System.arraycopy(file.bytes(starts[block], length, "stream block"), 0, bytes, done, length);
        }
        return ByteView.of(bytes, what, at -> fileOffset(starts, blockSize, at));
    }

    private static long fileOffset(long[] starts, int blockSize, long at) {
        int block = (int) Math.min(Math.max(at, 0) / blockSize, starts.length - 1);
        return starts[block] + Math.max(at, 0) % blockSize;
    }

    private static long blocksOf(long size, long blockSize) {
        return (size + blockSize - 1) / blockSize;
    }
}
