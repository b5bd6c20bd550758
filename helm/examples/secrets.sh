#!/usr/bin/env bash
# Makes every secret that the chart names, with passwords drawn here, and leaves alone what is there already. May run twice, also after a break, and
# before an upgrade to a version with a service more: that one gets its role and its URL in the secret that is there.
# Secrets that the operators make (accounts of Strimzi, Keycloak's first administrator, the brokers' authority) are theirs; OPERATORS=none makes
# stand-ins for them, where no operator is.
#
#   NAMESPACE=batchwright DATABASE_HOST=batchwright-db-rw ./secrets.sh
set -euo pipefail
kubectl=${KUBECTL:-kubectl}
namespace=${NAMESPACE:-batchwright}
host=${DATABASE_HOST:-batchwright-db-rw}
services=(identity recipes resources training batch-execution review process-data tandem web-console)

there() { "$kubectl" -n "$namespace" get secret "$1" > /dev/null 2>&1; }
make() { # name, then key=value …; the values go through standard input, not through the list of processes
  local name=$1; shift
  if there "$name"; then echo "secret $name is there"; return; fi
  { printf 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\ndata:\n' "$name"
    local pair; for pair in "$@"; do printf '  %s: %s\n' "${pair%%=*}" "$(printf '%s' "${pair#*=}" | base64 -w0)"; done; } | "$kubectl" -n "$namespace" create -f - > /dev/null
  echo "secret $name made"
}
word() { openssl rand -hex 24; }

kept() { "$kubectl" -n "$namespace" get secret "$1" -o "go-template={{with index .data \"$2\"}}{{.}}{{end}}" | base64 -d; } # what a secret has under a key, or nothing
url() { printf 'postgresql://%s:%s@%s:5432/batchwright' "$1" "$2" "$host"; }

make batchwright-db-owner "username=batchwright_admin" "password=$(word)"
there batchwright-database || make batchwright-database "admin-url=$(url batchwright_admin "$(kept batchwright-db-owner password)")" "role-passwords={}"
passwords=$(kept batchwright-database role-passwords); passwords=${passwords%\}} added='' urls=''
for service in "${services[@]}"; do
  if [ -n "$(kept batchwright-database "$service-url")" ]; then continue; fi
  role=${service//-/_}_app password=$(word)
  if [ "${passwords:={}" != '{' ]; then passwords+=,; fi
  passwords+="\"$role\":\"$password\""
  urls+=",\"$service-url\":\"$(url "$role" "$password" | base64 -w0)\""
  added+=" $service"
done
if [ -n "$added" ]; then
  printf '{"data":{"role-passwords":"%s"%s}}' "$(printf '%s}' "$passwords" | base64 -w0)" "$urls" | "$kubectl" -n "$namespace" patch secret batchwright-database --type merge --patch-file /dev/stdin > /dev/null
  echo "secret batchwright-database got$added"
fi
make keycloak-db-owner "username=keycloak" "password=$(word)"
make batchwright-provider "api-client-secret=$(word)" "signing-client-secret=$(word)" "directory-client-secret=$(word)"
make batchwright-package-key "package-key.pem=$(openssl genpkey -algorithm ed25519)"
# The account at the object store is drawn by the store: set these two, or edit the secret before the installation.
make batchwright-objects "access-key=${OBJECTS_ACCESS_KEY:-to-be-set}" "secret-key=${OBJECTS_SECRET_KEY:-to-be-set}"

if [ "${OPERATORS:-}" = none ]; then
  for account in "${services[@]}" batchwright-admin; do make "$account" "password=$(word)"; done
  make batchwright-cluster-ca-cert "ca.crt=stand-in"
  make batchwright-keycloak-initial-admin "username=temp-admin" "password=$(word)"
fi
