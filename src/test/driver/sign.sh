#!/usr/bin/env bash
# Signs a sample for the tests of signatures: src/test/resources/signatures. The keys are thrown away, so that each run
# gives other files. Needs openssl and osslsigncode.
set -euo pipefail
cd "$(dirname "$0")/../../.."
out=src/test/resources/signatures
sample=assets/drivers/part2.sys
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

# root NAME COMMON-NAME
root() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 36500 -sha256 -subj "/O=VmxScope tests/CN=$2" \
        -keyout "$keys/$1.key" -out "$keys/$1.pem" 2>/dev/null
}
# leaf NAME COMMON-NAME ROOT
leaf() {
    openssl req -new -newkey rsa:2048 -nodes -sha256 -subj "/O=VmxScope tests/CN=$2" \
        -keyout "$keys/$1.key" -out "$keys/$1.csr" 2>/dev/null
    openssl x509 -req -in "$keys/$1.csr" -CA "$keys/$3.pem" -CAkey "$keys/$3.key" -CAcreateserial -days 36500 -sha256 \
        -extfile <(echo extendedKeyUsage=codeSigning) -out "$keys/$1.pem" 2>/dev/null
}
# sign OUT DIGEST CERTIFICATE [MORE]
sign() {
    rm -f "$out/$1"
    osslsigncode sign -h "$2" -certs "$keys/$3.pem" -key "$keys/$3.key" ${4:+-ac "$keys/$4.pem"} \
        -in "$sample" -out "$out/$1" >/dev/null
}

mkdir -p "$out"
root self 'Contoso.com(Test)'
sign self-signed.sys sha256 self
sign self-signed-sha1.sys sha1 self
root authority 'VmxScope Test Authority'
leaf author 'VmxScope Author' authority
sign chain.sys sha384 author authority
# Nobody but Microsoft has the key of its roots: this root has only the name.
root named 'Microsoft Root Certificate Authority 2010'
leaf between 'Microsoft Windows Third Party Component CA 2014' named
sign named.sys sha512 between
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -sha256 -subj '/CN=Elliptic' \
    -keyout "$keys/ec.key" -out "$keys/ec.pem" 2>/dev/null
sign elliptic.sys sha256 ec
