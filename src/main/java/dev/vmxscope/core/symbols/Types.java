package dev.vmxscope.core.symbols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The type table of a PDB. An index that it does not have gives a type named {@code <type N>} of size 0. */
public final class Types {
    static final int FIRST_INDEX = 0x1000;

    private static final int DEEPEST = 32;

    private final int first;
    private final List<Type> types;
    private final Map<String, Integer> definitions;

    Types(int first, List<Type> types) {
        this.first = first;
        this.types = List.copyOf(types);
        this.definitions = definitions(first, types);
    }

    /** The first index that has a record. */
    public int firstIndex() {
        return first;
    }

    /** How many records there are. */
    public int count() {
        return types.size();
    }

    /** The type as it is recorded. */
    public Type type(int index) {
        if (index >= 0 && index < FIRST_INDEX) {
            return SimpleTypes.of(index);
        }
        long position = (long) index - first;
        return position >= 0 && position < types.size()
                ? types.get((int) position)
                : new Type.Simple("<type " + Integer.toUnsignedString(index) + ">", 0, Type.Encoding.NONE);
    }

    /** The index without qualifiers, and with the definition where the index is only a mention of a structure. */
    public int resolve(int index) {
        int resolved = index;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Type type = type(resolved);
            if (type instanceof Type.Qualified qualified) {
                resolved = qualified.target();
            } else {
                String key = mention(type);
                return key.isEmpty() ? resolved : definitions.getOrDefault(key, resolved);
            }
        }
        return resolved;
    }

    /** The name as C writes it, for example {@code const char*[3]}; long names are cut. */
    public String name(int index) {
        return new TypeName(this).of(index);
    }

    /** Bytes that a variable of this type takes; 0 when that is not known. */
    public long size(int index) {
        Type type = type(resolve(index));
        if (type instanceof Type.Simple simple) {
            return simple.size();
        } else if (type instanceof Type.Pointer pointer) {
            return pointer.size();
        } else if (type instanceof Type.Array array) {
            return array.size();
        } else if (type instanceof Type.Structure structure) {
            return structure.size();
        } else if (type instanceof Type.Enumeration enumeration) {
            return simpleSize(enumeration.underlying());
        } else if (type instanceof Type.BitField bitField) {
            return simpleSize(bitField.base());
        }
        return 0;
    }

    /** The members of a structure or union in the order of the source; empty for anything else. */
    public List<Type.Member> members(int index) {
        List<Type.Member> members = new ArrayList<>();
        if (type(resolve(index)) instanceof Type.Structure structure) {
            fields(structure.fields()).forEach(fields -> members.addAll(fields.members()));
        }
        return List.copyOf(members);
    }

    /** The names of an enumeration in the order of the source; empty for anything else. */
    public List<Type.Enumerator> enumerators(int index) {
        List<Type.Enumerator> enumerators = new ArrayList<>();
        if (type(resolve(index)) instanceof Type.Enumeration enumeration) {
            fields(enumeration.fields()).forEach(fields -> enumerators.addAll(fields.enumerators()));
        }
        return List.copyOf(enumerators);
    }

    private long simpleSize(int index) {
        return type(resolve(index)) instanceof Type.Simple simple ? simple.size() : 0;
    }

    private List<Type.Fields> fields(int index) {
        List<Type.Fields> parts = new ArrayList<>();
        int next = index;
        while (next != 0 && parts.size() < DEEPEST && type(next) instanceof Type.Fields fields) {
            parts.add(fields);
            next = fields.next();
        }
        return parts;
    }

    private static Map<String, Integer> definitions(int first, List<Type> types) {
        Map<String, Integer> definitions = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            String key = definition(types.get(i));
            if (!key.isEmpty()) {
                definitions.putIfAbsent(key, first + i);
            }
        }
        return Map.copyOf(definitions);
    }

    private static String mention(Type type) {
        if (type instanceof Type.Structure structure && structure.forward()) {
            return key(structure);
        }
        return type instanceof Type.Enumeration enumeration && enumeration.forward()
                ? "enum " + enumeration.name()
                : "";
    }

    private static String definition(Type type) {
        if (type instanceof Type.Structure structure && !structure.forward()) {
            return key(structure);
        }
        return type instanceof Type.Enumeration enumeration && !enumeration.forward()
                ? "enum " + enumeration.name()
                : "";
    }

    private static String key(Type.Structure structure) {
        return structure.kind() + " " + (structure.uniqueName().isEmpty() ? structure.name() : structure.uniqueName());
    }
}
