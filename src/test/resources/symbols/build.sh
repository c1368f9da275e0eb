#!/bin/sh
# Builds the fixtures and the tables that the tests compare with. Debian 12 packages: clang-19 lld-19 llvm-19
# gcc-mingw-w64-x86-64-win32 mingw-w64-x86-64-dev. Run it in this folder; nothing depends on where the folder is.
set -e
LIB=/usr/x86_64-w64-mingw32/lib/libntoskrnl.a
cd src
cc() { # level object source
    clang-19 --target=x86_64-w64-mingw32 -fms-extensions -ffreestanding -g -gcodeview "$1" -mno-red-zone \
        -fno-stack-protector -fasynchronous-unwind-tables -fdebug-compilation-dir=. \
        -fcoverage-compilation-dir=. -fno-ident -c "$3" -o "$2"
}
link() { # name objects
    name=$1; shift
    lld-link-19 /nodefaultlib /driver /subsystem:native /entry:DriverEntry /machine:x64 /debug /Brepro \
        /pdbsourcepath:C:\\fixture /pdbaltpath:"$name.pdb" /noimplib "/pdb:$name.pdb" "/out:$name.sys" "$@" "$LIB"
    mv "$name.sys" "$name.pdb" ..
}
llvm-ml-19 -m64 /c /Fo asmadd.obj asmadd.asm
cc -O0 sampler.obj sampler.c; cc -O0 scale.obj scale.c
link sampler-o0 sampler.obj scale.obj asmadd.obj
cc -O2 sampler.obj sampler.c; cc -O2 scale.obj scale.c; cc -O2 directories.obj directories.c
link sampler-o2 sampler.obj scale.obj asmadd.obj directories.obj
GCC="x86_64-w64-mingw32-gcc -g0 -O1 -ffreestanding -mno-red-zone -fno-stack-protector"
$GCC -c sampler.c -o sampler.o; $GCC -c scale.c -o scale.o
x86_64-w64-mingw32-gcc -nostdlib -shared -Wl,--no-insert-timestamp -Wl,--subsystem,native -Wl,--entry,DriverEntry \
    -Wl,--image-base,0x140000000 -Wl,--dynamicbase sampler.o scale.o asmadd.obj -lntoskrnl -o ../sampler-gcc.sys
rm -f *.o *.obj *.lib
cd ..
for image in sampler-o0 sampler-o2 sampler-gcc; do
    llvm-readobj-19 --file-headers --sections --coff-imports --coff-exports --coff-basereloc --coff-debug-directory \
        --coff-load-config --coff-tls-directory --symbols "$image.sys" > "expected/$image.readobj.txt"
    llvm-objdump-19 --private-headers "$image.sys" > "expected/$image.objdump.txt"
    llvm-readobj-19 --unwind "$image.sys" > "expected/$image.unwind.txt"
done
for image in sampler-o0 sampler-o2; do
    llvm-pdbutil-19 dump --summary --modules --files --section-headers "$image.pdb" > "expected/$image.modules.txt"
    llvm-pdbutil-19 dump --l "$image.pdb" > "expected/$image.lines.txt"
    llvm-pdbutil-19 dump --symbols --publics --globals "$image.pdb" > "expected/$image.symbols.txt"
    llvm-pdbutil-19 dump --types "$image.pdb" > "expected/$image.types.txt"
    # Function and line of every byte of .text: the outermost frame, which is the last one.
    size=$(llvm-readobj-19 --sections "$image.sys" | awk '/Name: .text/{t=1} t&&/VirtualSize/{print $2; exit}')
    i=0
    while [ $i -lt $((size)) ]; do printf '0x%x\n' $((0x1000 + i)); i=$((i + 1)); done \
        | llvm-symbolizer-19 --relative-address --addresses --obj="$image.sys" \
        | awk 'BEGIN{RS="";FS="\n"}{print $1 "\t" $(NF-1) "\t" $NF}' > "expected/$image.symbolizer.tsv"
done
