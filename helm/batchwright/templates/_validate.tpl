{{/* Keys that people bring from elsewhere or from before: what became of them, and what to write instead. The schema lets them pass so that this is said. */}}
{{- define "batchwright.removed" -}}
postgresql: No database is bundled. Run PostgreSQL 18 by an operator (helm/examples/cloudnative-pg.yaml) and name the secrets with its URLs in `serviceDefaults.database` and `database.migrate`.
keycloak: No identity provider is bundled. Run Keycloak by its operator (helm/examples/keycloak.yaml) and say in `origins` and `provider` where it is reached.
zookeeper: Kafka runs without ZooKeeper. Name the brokers in `kafka.brokers`.
replicaCount: Each service has its own number. Write `services.<service>.replicas`, or `serviceDefaults.replicas` for all.
env: Environment belongs to a service. Write `services.<service>.env`, or `serviceDefaults.env` for all.
resources: Requests and limits belong to a service. Write `services.<service>.resources`, or `serviceDefaults.resources` for all.
secrets: Secrets are never values. Make a Secret, and name it and its key where the value belongs (`existingSecret`, `key`).
{{- end }}

{{/* Everything that is wrong with the values and that a schema cannot say; each fault is one sentence that ends with what to do. */}}
{{- define "batchwright.faults" -}}
{{- $v := .Values -}}
{{- range $key, $sentence := include "batchwright.removed" . | fromYaml }}{{ if hasKey $v $key }}
- `{{ $key }}` is no value of this chart. {{ $sentence }}{{ end }}{{ end -}}
{{- if not $v.image.repository }}
- `image.repository` is empty. Say where the image of the services lies.{{ end -}}
{{- range $name := list "console" "signing" }}{{ if not (get $v.origins $name) }}
- `origins.{{ $name }}` is empty. Say where browsers reach the {{ ternary "console" "pages on which people sign" (eq $name "console") }}, for example https://{{ ternary "plant" "sign.plant" (eq $name "console") }}.example.{{ end }}{{ end -}}
{{- if and $v.origins.console (eq (urlParse $v.origins.console).hostname (urlParse $v.origins.signing).hostname) }}
- `origins.console` and `origins.signing` have the same host name. Signing pages need a name of their own, so that the console cannot reach their cookies.{{ end -}}
{{- if not $v.sites }}
- `sites` is empty. Name at least one site: code, name and time zone.{{ end -}}
{{- if not $v.kafka.brokers }}
- `kafka.brokers` is empty. Name brokers as host:port.{{ end -}}
{{- if not $v.objects.url }}
- `objects.url` is empty. Give s3://… or file://… on a shared volume.{{ end -}}
{{- if and (hasPrefix "file:" $v.objects.url) (not $v.objects.existingClaim) }}
- `objects.existingClaim` is empty, but `objects.url` is a folder. Name a claim that many pods may write (ReadWriteMany).{{ end -}}
{{- if and (eq $v.clock "plant-clock") (ne $v.profile "test") }}
- `clock: plant-clock` is for the profile test only. A plant that makes medicine runs in real time: remove it, or set `profile: test` for a plant that tests.{{ end -}}
{{- if and $v.networkPolicy.enabled (not $v.networkPolicy.ends.ingress.peers) $v.ingress.enabled }}
- `networkPolicy.ends.ingress.peers` is empty. Say where requests come from (the pods of your ingress controller), or switch `ingress.enabled` off.{{ end -}}
{{- if $v.networkPolicy.enabled }}
{{- $used := list "dns" "postgres" "kafka" "provider" -}}
{{- if hasPrefix "s3:" $v.objects.url }}{{ $used = append $used "objects" }}{{ end -}}
{{- if $v.scales }}{{ $used = append $used "scales" }}{{ end -}}
{{- if $v.machines.credentials.existingSecret }}{{ $used = append $used "machines" }}{{ end -}}
{{- if $v.telemetry.endpoint }}{{ $used = append $used "collector" }}{{ end -}}
{{- range $used }}{{ if not (get $v.networkPolicy.ends .).peers }}
- `networkPolicy.ends.{{ . }}.peers` is empty, but services have to reach it. Say where it is, as a NetworkPolicy writes it, or switch `networkPolicy.enabled` off.{{ end }}{{ end -}}
{{- end -}}
{{- range $name, $service := include "batchwright.services" . | mustFromJson -}}
{{- $of := dict "root" $ "component" $name "service" $service -}}
{{- $own := concat (include "batchwright.settings" $of | mustFromJson | keys) (include "batchwright.secrets" $of | mustFromJson | keys) -}}
{{- range $key, $_ := $service.env }}{{ if or (has $key $own) (has (trimSuffix "_FILE" $key) $own) }}
- `services.{{ $name }}.env.{{ $key }}` is set by the chart itself. Use the value of the chart that it comes from.{{ end }}{{ end -}}
{{- if and $service.autoscaling.enabled (not $service.autoscaling.cpu) (not $service.autoscaling.lag) }}
- `services.{{ $name }}.autoscaling` is on, but measures nothing. Give `cpu`, `lag`, or both.{{ end -}}
{{- if and $service.autoscaling.enabled (gt (int $service.autoscaling.min) (int $service.autoscaling.max)) }}
- `services.{{ $name }}.autoscaling.min` is more than `max`.{{ end -}}
{{- end -}}
{{- end }}
