{{/*
What a component is told, by name: plain settings, and secrets by the name and key of the secret. A component gets what it needs and no more.
Names are those of the configuration of the services; a test compares them.
*/}}
{{- define "batchwright.settings" -}}
{{- $v := .root.Values -}}
{{- $c := .component -}}
{{- $isService := hasKey $v.services $c -}}
{{- $s := dict -}}
{{- if $isService -}}
{{- $_ := set $s "BATCHWRIGHT_PORT" "8080" -}}
{{- $_ := set $s "BATCHWRIGHT_MANAGEMENT_PORT" "9090" -}}
{{- $_ := set $s "BATCHWRIGHT_LOG_LEVEL" $v.logLevel -}}
{{- $_ := set $s "BATCHWRIGHT_SIGNING_ORIGIN" $v.origins.signing -}}
{{- with $v.provider.signingIssuer }}{{ $_ := set $s "BATCHWRIGHT_SIGNING_ISSUER" . }}{{ end -}}
{{- end -}}
{{- if or $isService (eq $c "migrate") -}}
{{- $_ := set $s "BATCHWRIGHT_PROFILE" $v.profile -}}
{{- $_ := set $s "BATCHWRIGHT_CLOCK" $v.clock -}}
{{- end -}}
{{- if or $isService (eq $c "realm") -}}
{{- $_ := set $s "BATCHWRIGHT_SITES" (toJson $v.sites) -}}
{{- $_ := set $s "BATCHWRIGHT_CONSOLE_ORIGIN" $v.origins.console -}}
{{- with $v.provider.consoleIssuer }}{{ $_ := set $s "BATCHWRIGHT_CONSOLE_ISSUER" . }}{{ end -}}
{{- with $v.provider.url }}{{ $_ := set $s "BATCHWRIGHT_PROVIDER_URL" . }}{{ end -}}
{{- end -}}
{{- if eq (include "batchwright.reaches" (dict "root" .root "component" $c "end" "kafka")) "yes" -}}
{{- $_ := set $s "BATCHWRIGHT_KAFKA_BROKERS" (join "," $v.kafka.brokers) -}}
{{- with $v.kafka.prefix }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_PREFIX" . }}{{ end -}}
{{- if and $v.kafka.tls (not $v.kafka.ca.existingSecret) }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_TLS" "true" }}{{ end -}}
{{- if eq $v.kafka.authentication "scram" -}}
{{- $_ := set $s "BATCHWRIGHT_KAFKA_USERNAME" (ternary $v.kafka.topics.account.username ((.service | default dict).kafka | default dict).username (eq $c "topics") | default (printf "%s%s" $v.kafka.prefix $c)) -}}
{{- end -}}
{{- if eq $c "topics" -}}
{{- $_ := set $s "BATCHWRIGHT_KAFKA_REPLICAS" ($v.kafka.topics.replicas | toString) -}}
{{- $_ := set $s "BATCHWRIGHT_KAFKA_RIGHTS" $v.kafka.topics.rights -}}
{{- end -}}
{{- end -}}
{{- if eq (include "batchwright.reaches" (dict "root" .root "component" $c "end" "objects")) "yes" }}{{ $_ := set $s "BATCHWRIGHT_OBJECTS_URL" $v.objects.url }}{{ end -}}
{{- if and (eq $c "batch-execution") $v.exceptionRules }}{{ $_ := set $s "BATCHWRIGHT_EXCEPTION_RULES" (toJson $v.exceptionRules) }}{{ end -}}
{{- if eq $c "process-data" }}{{ $_ := set $s "BATCHWRIGHT_SPOOL_FOLDER" (ternary "/var/lib/batchwright/spool" "/tmp/batchwright-spool" (eq (include "batchwright.kind" .) "StatefulSet")) }}{{ end -}}
{{- if eq $c "tandem" }}{{ $_ := set $s "BATCHWRIGHT_RECORDING_DAYS" ($v.recordingDays | toString) }}{{ end -}}
{{- if and (eq $c "tandem") (eq $v.icePolicy "relay") }}{{ $_ := set $s "BATCHWRIGHT_ICE_POLICY" "relay" }}{{ end -}}
{{- if and (eq $c "tandem") $v.iceServers }}{{ $_ := set $s "BATCHWRIGHT_ICE_SERVERS" (toJson $v.iceServers) }}{{ end -}}
{{- if and (eq $c "resources") $v.scales }}{{ $_ := set $s "BATCHWRIGHT_SCALES" (toJson $v.scales) }}{{ end -}}
{{- if and $isService $v.telemetry.endpoint -}}
{{- $_ := set $s "OTEL_EXPORTER_OTLP_ENDPOINT" $v.telemetry.endpoint -}}
{{- range $name, $value := $v.telemetry.env }}{{ $_ := set $s $name ($value | toString) }}{{ end -}}
{{- end -}}
{{- toJson $s -}}
{{- end }}

{{- define "batchwright.secrets" -}}
{{- $v := .root.Values -}}
{{- $c := .component -}}
{{- $isService := hasKey $v.services $c -}}
{{- $s := dict -}}
{{- $kafka := eq (include "batchwright.reaches" (dict "root" .root "component" $c "end" "kafka")) "yes" -}}
{{- if $isService -}}
{{- $_ := set $s "BATCHWRIGHT_DATABASE_URL" (dict "secret" .service.database.existingSecret "key" (.service.database.key | default (printf "%s-url" $c))) -}}
{{- if ne $c "web-console" }}{{ $_ := set $s "BATCHWRIGHT_API_CLIENT_SECRET" (dict "secret" $v.provider.apiClient.existingSecret "key" $v.provider.apiClient.key) }}{{ end -}}
{{- if and $kafka (eq $v.kafka.authentication "scram") }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_PASSWORD" (dict "secret" .service.kafka.existingSecret "key" (.service.kafka.key | default $c)) }}{{ end -}}
{{- end -}}
{{- if and $kafka $v.kafka.ca.existingSecret }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_CA" (dict "secret" $v.kafka.ca.existingSecret "key" $v.kafka.ca.key) }}{{ end -}}
{{- if and (hasPrefix "s3:" $v.objects.url) (eq (include "batchwright.reaches" (dict "root" .root "component" $c "end" "objects")) "yes") -}}
{{- $_ := set $s "BATCHWRIGHT_OBJECTS_ACCESS_KEY" (dict "secret" $v.objects.accessKey.existingSecret "key" $v.objects.accessKey.key) -}}
{{- $_ := set $s "BATCHWRIGHT_OBJECTS_SECRET_KEY" (dict "secret" $v.objects.secretKey.existingSecret "key" $v.objects.secretKey.key) -}}
{{- end -}}
{{- if or (eq $c "identity") (eq $c "realm") -}}
{{- $_ := set $s "BATCHWRIGHT_SIGNING_CLIENT_SECRET" (dict "secret" $v.provider.signingClient.existingSecret "key" $v.provider.signingClient.key) -}}
{{- $_ := set $s "BATCHWRIGHT_DIRECTORY_CLIENT_SECRET" (dict "secret" $v.provider.directoryClient.existingSecret "key" $v.provider.directoryClient.key) -}}
{{- end -}}
{{- if eq $c "process-data" -}}
{{- with $v.machines.credentials }}{{ if .existingSecret }}{{ $_ := set $s "BATCHWRIGHT_MACHINE_CREDENTIALS" (dict "secret" .existingSecret "key" .key) }}{{ end }}{{ end -}}
{{- with $v.machines.certificate }}{{ if .existingSecret }}{{ $_ := set $s "BATCHWRIGHT_MACHINE_CERTIFICATE" (dict "secret" .existingSecret "key" .certificateKey) }}{{ $_ := set $s "BATCHWRIGHT_MACHINE_KEY" (dict "secret" .existingSecret "key" .keyKey) }}{{ end }}{{ end -}}
{{- end -}}
{{- if and (eq $c "tandem") $v.turn.existingSecret }}{{ $_ := set $s "BATCHWRIGHT_TURN_SECRET" (dict "secret" $v.turn.existingSecret "key" $v.turn.key) }}{{ end -}}
{{- if eq $c "review" }}{{ $_ := set $s "BATCHWRIGHT_PACKAGE_KEY" (dict "secret" $v.packageKey.existingSecret "key" $v.packageKey.key) }}{{ end -}}
{{- if eq $c "migrate" -}}
{{- $_ := set $s "BATCHWRIGHT_DATABASE_ADMIN_URL" (dict "secret" $v.database.migrate.admin.existingSecret "key" $v.database.migrate.admin.key) -}}
{{- $_ := set $s "BATCHWRIGHT_ROLE_PASSWORDS" (dict "secret" $v.database.migrate.rolePasswords.existingSecret "key" $v.database.migrate.rolePasswords.key) -}}
{{- end -}}
{{- if eq $c "topics" -}}
{{- if eq $v.kafka.authentication "scram" }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_PASSWORD" (dict "secret" $v.kafka.topics.account.existingSecret "key" $v.kafka.topics.account.key) }}{{ end -}}
{{- with $v.kafka.topics.accounts.existingSecret }}{{ $_ := set $s "BATCHWRIGHT_KAFKA_ACCOUNTS" (dict "secret" . "key" $v.kafka.topics.accounts.key) }}{{ end -}}
{{- end -}}
{{- if eq $c "realm" -}}
{{- $_ := set $s "BATCHWRIGHT_API_CLIENT_SECRET" (dict "secret" $v.provider.apiClient.existingSecret "key" $v.provider.apiClient.key) -}}
{{- $_ := set $s "BATCHWRIGHT_PROVIDER_ADMIN_USERNAME" (dict "secret" $v.provider.realm.admin.existingSecret "key" $v.provider.realm.admin.usernameKey) -}}
{{- $_ := set $s "BATCHWRIGHT_PROVIDER_ADMIN_PASSWORD" (dict "secret" $v.provider.realm.admin.existingSecret "key" $v.provider.realm.admin.passwordKey) -}}
{{- end -}}
{{- toJson $s -}}
{{- end }}
