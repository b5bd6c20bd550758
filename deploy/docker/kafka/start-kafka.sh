#!/bin/bash
# Starts Kafka; the first time it makes the storage, with the account of the job that makes topics, rights and all other accounts.
set -eu
settings=/etc/batchwright/server.properties
if [ ! -f /var/lib/kafka/data/meta.properties ]; then
  /opt/kafka/bin/kafka-storage.sh format --cluster-id "$(cat /run/secrets/kafka-cluster-id)" --config "$settings" \
    --add-scram "SCRAM-SHA-512=[name=admin,password=$(cat /run/secrets/kafka-admin-password)]"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
