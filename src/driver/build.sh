#!/usr/bin/env bash
# Builds the sample drivers and the test drivers from their sources, byte for byte the same
# in whatever folder the project lies.
#
#   src/driver/build.sh           builds into assets/drivers and src/test/resources/drivers
#   src/driver/build.sh --check   builds into a temporary folder and compares; exit status 1
#                                 and the names of the files that differ if any does
#
# Debian 12 packages: clang-19 lld-19 llvm-19 gcc-mingw-w64-x86-64-win32 mingw-w64-x86-64-dev
set -euo pipefail
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=0
unset CPATH C_INCLUDE_PATH LIBRARY_PATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

# Everything is compiled by relative names from a copy, so that no absolute path can reach
# the debug information.
mkdir -p "$stage/src/test" "$stage/samples" "$stage/tests" "$stage/obj"
cp -r "$root/src/driver" "$stage/src/driver"
[ -d "$root/src/test/driver" ] && cp -r "$root/src/test/driver" "$stage/src/test/driver"
cd "$stage"

headers=(-isystem /usr/share/mingw-w64/include/ddk -isystem /usr/share/mingw-w64/include)
libraries=/usr/x86_64-w64-mingw32/lib

# The Windows gnu target is the one that accepts mingw's driver headers; -gcodeview makes
# the debug information a PDB is made of. No column numbers and no command line in it.
clang_flags=(--target=x86_64-w64-mingw32 -std=gnu11 -ffreestanding -fms-extensions
    -g -gcodeview -gno-codeview-command-line -ffile-compilation-dir=.
    -ffile-prefix-map=/usr/share/mingw-w64/include=mingw-w64
    -mno-red-zone -fno-stack-protector -fno-ident -Wall -Wextra -Werror -Wno-cpp)
link_flags=(/nodefaultlib /machine:x64 /debug /Brepro /dynamicbase /incremental:no
    /pdbsourcepath:.)

# compile OBJECT SOURCE FLAG...   C by clang
compile() {
    local object=$1 source=$2
    shift 2
    mkdir -p "$(dirname "$object")"
    clang-19 "${clang_flags[@]}" "${headers[@]}" "$@" -c "$source" -o "$object"
}

# compile_driver OBJECT SOURCE FLAG...   the same for a file of a driver
compile_driver() {
    compile "$@" -include src/driver/mingw.h
}

# assemble OBJECT SOURCE   MASM by llvm-ml. It writes no line numbers, so what is linked is
# an object with the same machine code and line numbers as well (see asm-lines.awk).
assemble() {
    local object=$1 source=$2
    mkdir -p "$(dirname "$object")"
    llvm-ml-19 -m64 /c /Fo "$object.ml" "$source"
    awk -v "file=$source" -v "md5=$(md5sum <"$source" | cut -d ' ' -f 1)" \
        -f src/driver/asm-lines.awk "$source" >"$object.s"
    llvm-mc-19 -triple=x86_64-pc-windows-msvc -filetype=obj "$object.s" -o "$object"
    llvm-objcopy-19 --dump-section ".text=$object.code" "$object"
    llvm-objcopy-19 --dump-section ".text=$object.ml.code" "$object.ml"
    cmp "$object.code" "$object.ml.code"
}

# driver OUT PDB_NAME OBJECT...   a .sys and its .pdb; PDB_NAME is the name that the .sys
# carries for its PDB, and so the module name that a debugger shows.
driver() {
    local out=$1 pdb_name=$2
    shift 2
    lld-link-19 "${link_flags[@]}" /driver /subsystem:native /entry:DriverEntry \
        "/pdb:$out.pdb" "/pdbaltpath:$pdb_name" "/out:$out.sys" "$@" "$libraries/libntoskrnl.a"
}

# --- the samples -----------------------------------------------------------------------

part2() {
    local sample=part2 obj=obj/part2
    compile_driver $obj/Source.obj src/driver/part2/Source.c -O0
    compile_driver $obj/Ioctl.obj src/driver/part2/Ioctl.c -O0
    assemble $obj/SourceAsm.obj src/driver/part2/SourceAsm.asm
    driver samples/$sample MyHypervisorDriver.pdb $obj/Source.obj $obj/Ioctl.obj $obj/SourceAsm.obj
}

# part2_vmxon SAMPLE FLAG...   the sample and its variants come from one source
part2_vmxon() {
    local sample=$1 obj=obj/$1
    shift
    compile_driver $obj/Source.obj src/driver/part2-vmxon/Source.c -O0 "$@"
    compile_driver $obj/Vmx.obj src/driver/part2-vmxon/Vmx.c -O0 "$@"
    compile_driver $obj/Ioctl.obj src/driver/part2/Ioctl.c -O0
    assemble $obj/SourceAsm.obj src/driver/part2-vmxon/SourceAsm.asm
    driver samples/$sample MyHypervisorDriver.pdb $obj/Source.obj $obj/Vmx.obj $obj/Ioctl.obj \
        $obj/SourceAsm.obj
}

app() {
    local obj=obj/app
    compile $obj/MyHypervisorApp.obj src/driver/app/MyHypervisorApp.c -O0 -D__USE_MINGW_ANSI_STDIO=0
    lld-link-19 "${link_flags[@]}" /subsystem:console /entry:AppEntry \
        /pdb:samples/MyHypervisorApp.pdb /pdbaltpath:MyHypervisorApp.pdb \
        /out:samples/MyHypervisorApp.exe $obj/MyHypervisorApp.obj \
        "$libraries/libkernel32.a" "$libraries/libmsvcrt.a"
}

# One driver with a mistake for each I/O control code.
faults() {
    local sample=faults obj=obj/faults source
    for source in Source Steps Mistakes Later; do
        compile_driver $obj/$source.obj src/driver/faults/$source.c -O0
    done
    assemble $obj/SourceAsm.obj src/driver/part2-vmxon/SourceAsm.asm
    assemble $obj/FaultsAsm.obj src/driver/faults/FaultsAsm.asm
    driver samples/$sample MyHypervisorDriver.pdb $obj/{Source,Steps,Mistakes,Later,SourceAsm,FaultsAsm}.obj
}

user_vmxon() {
    local obj=obj/user-vmxon
    compile $obj/UserVmxon.obj src/driver/user-vmxon/UserVmxon.c -O0 -D__USE_MINGW_ANSI_STDIO=0
    lld-link-19 "${link_flags[@]}" /subsystem:console /entry:AppEntry \
        /pdb:samples/UserVmxon.pdb /pdbaltpath:UserVmxon.pdb \
        /out:samples/UserVmxon.exe $obj/UserVmxon.obj \
        "$libraries/libkernel32.a" "$libraries/libmsvcrt.a"
}

part2
part2_vmxon part2-vmxon
part2_vmxon part2-careful -DVMX_CAREFUL=1
part2_vmxon part2-one-core -DVMX_ONE_CORE=1
app
faults
user_vmxon

# --- the test drivers --------------------------------------------------------------------

gcc_flags=(-std=gnu11 -ffreestanding -fms-extensions -mno-red-zone -fno-stack-protector
    -fno-ident -g0 -w -include src/driver/mingw.h)

# Flags for unwind data in functions that have no handler; Microsoft's compiler always makes it.
unwind=()

# by_clang NAME LEVEL SOURCE...   tests/NAME-clang-LEVEL.sys and its PDB
by_clang() {
    local out=$1-clang-$2 level=$2 source objects=()
    shift 2
    for source in "$@"; do
        objects+=("obj/$out/$(basename "${source%.*}").obj")
        case $source in
            *.asm) llvm-ml-19 -m64 /c /Fo "${objects[-1]}" "$source" ;;
            *) compile_driver "${objects[-1]}" "$source" "-$level" "${unwind[@]}" ;;
        esac
    done
    driver "tests/$out" "$out.pdb" "${objects[@]}"
}

# by_gcc NAME SOURCE...   tests/NAME-gcc-O1.sys, with a COFF symbol table and no PDB
by_gcc() {
    local name=$1 out=$1-gcc-O1 source objects=()
    shift
    mkdir -p "obj/$out"
    for source in "$@"; do
        objects+=("obj/$out/$(basename "${source%.*}").o")
        case $source in
            *.asm) llvm-ml-19 -m64 /c /Fo "${objects[-1]}" "$source" ;;
            *) x86_64-w64-mingw32-gcc-win32 "${gcc_flags[@]}" "${headers[@]}" -O1 -c "$source" \
                -o "${objects[-1]}" ;;
        esac
    done
    x86_64-w64-mingw32-gcc-win32 -nostdlib -Wl,--subsystem,native -Wl,--entry,DriverEntry \
        -Wl,--image-base,0x140000000 -Wl,--dynamicbase -Wl,--no-insert-timestamp \
        "${objects[@]}" -lntoskrnl -o "tests/$out.sys"
}

# by_all NAME SOURCE...
by_all() {
    local name=$1
    shift
    by_gcc "$name" "$@"
    by_clang "$name" O0 "$@"
    by_clang "$name" O2 "$@"
}

tally() {
    local folder=src/test/driver/tally
    by_all tally $folder/{tally,algorithms,instructions,flags}.c

    # The lines that opening the device must print: what the same computations print on the
    # processor of the building machine, and then the lines for the kernel's own formats.
    clang-19 -O1 -w -DTALLY_NATIVE $folder/{native,algorithms,instructions,flags}.c -o obj/tally.native
    { obj/tally.native; cat $folder/formats.txt; } >tests/tally.expected.txt
}

# expected NAME SOURCE   what a driver must print, written by hand
expected() {
    cp "$2" "tests/$1.expected.txt"
}

# __try is clang's alone here.
stumble() {
    local source=src/test/driver/stumble.c
    unwind=(-fasynchronous-unwind-tables)
    by_clang stumble O0 $source
    by_clang stumble O1 $source
    by_clang stumble O2 $source
    unwind=()
    expected stumble src/test/driver/stumble.expected.txt
}

surveyor() {
    local folder=src/test/driver/surveyor
    by_all surveyor $folder/{surveyor.c,probe.asm}
    expected surveyor $folder/expected.txt
}

unknown_import() {
    local obj=obj/unknown-import
    mkdir -p $obj
    compile_driver $obj/driver.obj src/test/driver/unknown-import.c -O0
    llvm-dlltool-19 -m i386:x86-64 -d src/test/driver/unknown-import.def -l $obj/unknown.lib
    driver tests/unknown-import unknown-import.pdb $obj/driver.obj $obj/unknown.lib
}

thirtytwo() {
    mkdir -p obj/thirtytwo
    clang-19 --target=i686-w64-mingw32 -ffreestanding -O1 -c src/test/driver/thirtytwo.c \
        -o obj/thirtytwo/driver.obj
    lld-link-19 /nodefaultlib /machine:x86 /safeseh:no /Brepro /driver /subsystem:native \
        /entry:DriverEntry@8 /out:tests/thirtytwo.sys obj/thirtytwo/driver.obj
}

tally
by_all lookaround src/test/driver/lookaround.c
by_all part3-like src/test/driver/part3-like.c
by_all nullpointer src/test/driver/nullpointer.c
by_all pager src/test/driver/pager.c
expected pager src/test/driver/pager.expected.txt
by_all cabinet src/test/driver/cabinet.c
expected cabinet src/test/driver/cabinet.expected.txt
stumble
surveyor
by_clang postoffice O0 src/test/driver/postoffice.c
by_clang relay O0 src/test/driver/relay.c
by_clang ledger O2 src/test/driver/ledger.c
by_clang forever O0 src/test/driver/forever.c
unknown_import
thirtytwo

# --- hand over or compare --------------------------------------------------------------

find samples tests -type f -exec chmod 644 {} +

if [ "${1:-}" = --check ]; then
    status=0
    compare() {
        local name
        for name in $(ls "$1"; cd "$root/$2" 2>/dev/null && ls); do echo "$name"; done |
            sort -u | while read -r name; do
            cmp -s "$1/$name" "$root/$2/$name" || echo "differs: $2/$name"
        done
    }
    differing=$(compare samples assets/drivers; compare tests src/test/resources/drivers)
    if [ -n "$differing" ]; then
        echo "$differing"
        exit 1
    fi
    echo "the built drivers are those of the sources"
else
    mkdir -p "$root/assets/drivers" "$root/src/test/resources/drivers"
    cp samples/* "$root/assets/drivers/"
    [ -z "$(ls tests)" ] || cp tests/* "$root/src/test/resources/drivers/"
fi
