package dev.vmxscope.core.symbols;

import java.util.List;

/** One record of the type table. A type that another one uses is an index for {@link Types}. Sizes are in bytes. */
public sealed interface Type {
    /** How the bytes of a simple type are to be read. */
    enum Encoding {
        NONE,
        SIGNED,
        UNSIGNED,
        CHARACTER,
        BOOLEAN,
        FLOATING
    }

    /** What a {@link Structure} is. */
    enum Kind {
        STRUCT,
        CLASS,
        UNION
    }

    /** A type that the machine knows, or void. */
    record Simple(String name, long size, Encoding encoding) implements Type {}

    /**
     * A pointer or reference.
     *
     * @param mark {@code *}, {@code &} or {@code &&}
     * @param qualifiers {@code const} and such of the pointer itself; may be empty
     */
    record Pointer(int target, long size, String mark, String qualifiers) implements Type {}

    /**
     * A type with qualifiers.
     *
     * @param qualifiers {@code const}, {@code volatile} or both
     */
    record Qualified(int target, String qualifiers) implements Type {}

    /**
     * An array.
     *
     * @param size of the whole array
     */
    record Array(int element, long size) implements Type {}

    /**
     * A structure, class or union.
     *
     * @param forward only a mention; another record of the same name has the members
     * @param fields index of the {@link Fields}, 0 for none
     */
    record Structure(Kind kind, String name, String uniqueName, long size, boolean forward, int fields)
            implements Type {}

    /**
     * An enumeration.
     *
     * @param underlying the integer type
     * @param fields index of the {@link Fields}, 0 for none
     */
    record Enumeration(String name, int underlying, boolean forward, int fields) implements Type {}

    /**
     * A function or method.
     *
     * @param arguments index of the {@link Arguments}
     */
    record Function(int result, int arguments) implements Type {}

    /** The parameter types of a function. */
    record Arguments(List<Integer> types) implements Type {
        /** Copies the list. */
        public Arguments {
            types = List.copyOf(types);
        }
    }

    /**
     * The members of a structure or the names of an enumeration.
     *
     * @param next index of the record that goes on, 0 for none
     */
    record Fields(List<Member> members, List<Enumerator> enumerators, int next) implements Type {
        /** Copies the lists. */
        public Fields {
            members = List.copyOf(members);
            enumerators = List.copyOf(enumerators);
        }
    }

    /** Some bits of an integer; {@code position} 0 is the lowest bit. */
    record BitField(int base, int position, int width) implements Type {}

    /** A record that is not read; {@code leaf} is its kind in cvinfo.h. */
    record Other(int leaf) implements Type {}

    /**
     * One member of a structure.
     *
     * @param type index for {@link Types}
     * @param offset from the start of the structure, in bytes
     */
    record Member(String name, int type, long offset) {}

    /** One name of an enumeration. */
    record Enumerator(String name, long value) {}
}
