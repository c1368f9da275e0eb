package dev.vmxscope.core.bytes;

/** Deterministic damage to a file, for tests of its reader. */
public final class Mutations {
    private long state;

    public Mutations(long seed) {
        this.state = seed;
    }

    /** A copy in which one to eight places hold something else; every other copy is damaged near {@code focus}. */
    public byte[] damage(byte[] file, int focus, int width) {
        byte[] copy = file.clone();
        int places = 1 + next(8);
        boolean near = next(2) == 0;
        for (int i = 0; i < places; i++) {
            int at = near ? Math.min(focus + next(width), copy.length - 1) : next(copy.length);
            switch (next(4)) {
                case 0 -> copy[at] = (byte) next(256);
                case 1 -> copy[at] ^= (byte) (1 << next(8));
                case 2 -> fill(copy, at, (byte) 0xFF);
                default -> fill(copy, at, (byte) 0);
            }
        }
        return copy;
    }

    /** 0 to {@code bound - 1}, from the linear congruential generator of Knuth's MMIX. */
    public int next(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) Long.remainderUnsigned(state >>> 33, bound);
    }

    private static void fill(byte[] copy, int at, byte value) {
        for (int i = at; i < Math.min(at + 4, copy.length); i++) {
            copy[i] = value;
        }
    }
}
