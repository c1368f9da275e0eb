package dev.vmxscope.core.bits;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list that grows at its end: appending gives a new trail and leaves the old one as it was, at the cost
 * of one copied chunk at the most. Logs of the machine are trails, so that every past moment keeps its own log.
 *
 * @param <E> an immutable element
 */
public final class Trail<E> extends AbstractList<E> implements RandomAccess {
    private static final int CHUNK = 64;
    private static final Trail<?> EMPTY = new Trail<>(new Object[0][][], new Object[0][], new Object[0], 0);

    private final Object[][][] blocks;
    private final Object[][] chunks;
    private final Object[] tail;
    private final int size;

    private Trail(Object[][][] blocks, Object[][] chunks, Object[] tail, int size) {
        this.blocks = blocks;
        this.chunks = chunks;
        this.tail = tail;
        this.size = size;
    }

    /** The trail of no elements. */
    @SuppressWarnings("unchecked")
    public static <E> Trail<E> empty() {
        return (Trail<E>) EMPTY;
    }

    /** This trail with one element more. */
    public Trail<E> append(E element) {
        Object[] grown = Arrays.copyOf(tail, tail.length + 1);
        grown[tail.length] = element;
        if (grown.length < CHUNK) {
            return new Trail<>(blocks, chunks, grown, size + 1);
        }
        Object[][] moreChunks = Arrays.copyOf(chunks, chunks.length + 1);
        moreChunks[chunks.length] = grown;
        if (moreChunks.length < CHUNK) {
            return new Trail<>(blocks, moreChunks, new Object[0], size + 1);
        }
        Object[][][] moreBlocks = Arrays.copyOf(blocks, blocks.length + 1);
        moreBlocks[blocks.length] = moreChunks;
        return new Trail<>(moreBlocks, new Object[0][], new Object[0], size + 1);
    }

    /** This trail with all the elements more. */
    public Trail<E> appendAll(List<? extends E> elements) {
        Trail<E> grown = this;
        for (E element : elements) {
            grown = grown.append(element);
        }
        return grown;
    }

    /**
     * The trail of the first elements of this one.
     *
     * @throws IndexOutOfBoundsException if it does not have so many
     */
    public Trail<E> first(int count) {
        Objects.checkFromToIndex(0, count, size);
        int whole = count / (CHUNK * CHUNK);
        int rest = count - whole * CHUNK * CHUNK;
        Object[][] from = whole < blocks.length ? blocks[whole] : chunks;
        Object[] end = rest / CHUNK < from.length ? from[rest / CHUNK] : tail;
        return new Trail<>(
                Arrays.copyOf(blocks, whole),
                Arrays.copyOf(from, rest / CHUNK),
                Arrays.copyOf(end, rest % CHUNK),
                count);
    }

    /** Whether this trail begins with all of the other, found by reference where they share their storage. */
    public boolean startsWith(Trail<E> other) {
        return other.size <= size && subList(0, other.size).equals(other);
    }

    /** The element most recently appended. */
    public E last() {
        return get(size - 1);
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int block = index / (CHUNK * CHUNK);
        if (block < blocks.length) {
            return (E) blocks[block][index / CHUNK % CHUNK][index % CHUNK];
        }
        int rest = index - blocks.length * CHUNK * CHUNK;
        return (E) (rest / CHUNK < chunks.length ? chunks[rest / CHUNK][rest % CHUNK] : tail[rest % CHUNK]);
    }

    @Override
    public int size() {
        return size;
    }
}
