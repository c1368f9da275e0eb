# Turns a MASM source into the syntax of llvm-mc and adds what llvm-ml leaves out: CodeView
# line numbers and procedure symbols, so that a debugger can show the .asm file. build.sh
# checks that the machine code is that of llvm-ml.
#
# Variables: file, the name to record; md5, the file's checksum.

BEGIN {
    count = 0
    print ".intel_syntax noprefix"
    name = file
    gsub("/", "&&", name)
    gsub("/", "\\", name)
    printf ".cv_file 1 \"%s\" \"%s\" 1\n", name, toupper(md5)
}
{
    sub(/[ \t]*;.*$/, "")
    sub(/^[ \t]+/, "")
    while (match($0, /[0-9][0-9A-Fa-f]*h/)) {
        $0 = substr($0, 1, RSTART - 1) "0x" substr($0, RSTART, RLENGTH - 1) \
            substr($0, RSTART + RLENGTH)
    }
}
/^$/ || $1 == "END" { next }
$1 == ".code" { print ".text"; next }
$1 == "PUBLIC" { print ".globl " $2; next }
$2 == "PROC" {
    procedures[count] = $1
    printf ".cv_func_id %d\n%s:\n", count, $1
    next
}
$2 == "ENDP" { print $1 "$end:"; count++; next }
/:$/ { print; next }
{ printf ".cv_loc %d 1 %d 0\n%s\n", count, NR, $0 }
END {
    print ".section .debug$S,\"dr\"\n.p2align 2\n.long 4"
    for (i = 0; i < count; i++) {
        p = procedures[i]
        # A symbols subsection, F1H, with S_GPROC32 (1110H) and S_END (6).
        print ".long 0xF1\n.long s" i "e - s" i "b\ns" i "b:"
        print ".short rec" i "e - rec" i "b\nrec" i "b:\n.short 0x1110\n.long 0\n.long 0\n.long 0"
        print ".long " p "$end - " p "\n.long 0\n.long 0\n.long 0"
        print ".secrel32 " p "\n.secidx " p "\n.byte 0\n.asciz \"" p "\"\n.p2align 2\nrec" i "e:"
        print ".short 2\n.short 6\ns" i "e:\n.p2align 2"
        print ".cv_linetable " i ", " p ", " p "$end"
    }
    print ".cv_filechecksums\n.cv_stringtable"
}
