package dev.vmxscope.core.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One opcode map: for each opcode byte its rows, in the order in which they were written. */
final class OpcodeTable {
    private final List<List<Encoding>> rows;
    private final List<Boolean> modrm;

    OpcodeTable(Stream<String> text) {
        List<List<Encoding>> table = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            table.add(new ArrayList<>());
        }
        text.filter(row -> !row.isBlank())
                .map(Encoding::parse)
                .forEach(encoding -> table.get(encoding.opcode()).add(encoding));
        this.rows = table.stream().map(List::copyOf).toList();
        this.modrm = rows.stream()
                .map(list -> list.stream().anyMatch(Encoding::usesModrm))
                .toList();
    }

    List<Encoding> rows(int opcode) {
        return rows.get(opcode);
    }

    /** Whether a ModRM byte follows the opcode in any of its rows. */
    boolean usesModrm(int opcode) {
        return modrm.get(opcode);
    }

    /** Rows for every opcode in a list such as {@code "10 20-27"}; {@code format} gets the opcode. */
    static Stream<String> each(String opcodes, String format) {
        return Stream.of(opcodes.split(" ")).flatMap(range -> {
            int first = Integer.parseInt(range.substring(0, 2), 16);
            int last = Integer.parseInt(range.substring(range.length() - 2), 16);
            return Stream.iterate(first, opcode -> opcode <= last, opcode -> opcode + 1)
                    .map(opcode -> format.formatted(opcode));
        });
    }

    /** Rows for consecutive opcodes, one per mnemonic. */
    static Stream<String> run(int firstOpcode, String format, List<Mnemonic> mnemonics) {
        return Stream.iterate(0, i -> i < mnemonics.size(), i -> i + 1)
                .map(i -> format.formatted(firstOpcode + i, mnemonics.get(i)));
    }

    /** The sixteen mnemonics of a condition family, from the one for "overflow". */
    static List<Mnemonic> conditions(Mnemonic first) {
        return List.of(Mnemonic.values()).subList(first.ordinal(), first.ordinal() + 16);
    }
}
