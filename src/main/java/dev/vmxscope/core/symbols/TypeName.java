package dev.vmxscope.core.symbols;

/** Writes a type's name. Every step writes at least one character, so the limit also bounds the time. */
final class TypeName {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 16;

    private final Types types;
    private final StringBuilder text = new StringBuilder();

    TypeName(Types types) {
        this.types = types;
    }

    String of(int index) {
        write(index, 0);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text.toString();
    }

    private void write(int index, int depth) {
        if (depth > DEEPEST || text.length() > LONGEST) {
            text.append("...");
            return;
        }
        Type type = types.type(index);
        if (type instanceof Type.Simple simple) {
            text.append(simple.name());
        } else if (type instanceof Type.Structure structure) {
            text.append(structure.name());
        } else if (type instanceof Type.Enumeration enumeration) {
            text.append(enumeration.name());
        } else if (type instanceof Type.Qualified qualified) {
            text.append(qualified.qualifiers()).append(' ');
            write(qualified.target(), depth + 1);
        } else if (type instanceof Type.Pointer pointer) {
            write(pointer.target(), depth + 1);
            text.append(pointer.mark());
            text.append(pointer.qualifiers().isEmpty() ? "" : " " + pointer.qualifiers());
        } else if (type instanceof Type.Array array) {
            array(array, depth);
        } else if (type instanceof Type.Function function) {
            function(function, depth);
        } else if (type instanceof Type.BitField bitField) {
            write(bitField.base(), depth + 1);
            text.append(" : ").append(bitField.width());
        } else {
            text.append("<type ").append(index).append('>');
        }
    }

    /** The outer dimension of C stands first, so the dimensions follow the innermost element's name. */
    private void array(Type.Array array, int depth) {
        StringBuilder dimensions = new StringBuilder();
        Type.Array inner = array;
        int element = array.element();
        for (int i = depth; i < DEEPEST; i++) {
            long size = types.size(element);
            dimensions
                    .append('[')
                    .append(size == 0 ? "" : Long.toString(inner.size() / size))
                    .append(']');
            if (!(types.type(element) instanceof Type.Array next)) {
                break;
            }
            inner = next;
            element = next.element();
        }
        write(element, depth + 1);
        text.append(dimensions);
    }

    private void function(Type.Function function, int depth) {
        write(function.result(), depth + 1);
        text.append(" (");
        if (types.type(function.arguments()) instanceof Type.Arguments arguments) {
            String separator = "";
            for (int argument : arguments.types()) {
                if (text.length() > LONGEST) {
                    break;
                }
                text.append(separator);
                write(argument, depth + 1);
                separator = ", ";
            }
        }
        text.append(')');
    }
}
