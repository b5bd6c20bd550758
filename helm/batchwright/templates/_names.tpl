{{/* Labels by which the pods of one component are found; call with (dict "root" $ "component" name). */}}
{{- define "batchwright.selector" -}}
app.kubernetes.io/name: batchwright
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "batchwright.labels" -}}
{{ include "batchwright.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* Name of everything that belongs to one component. */}}
{{- define "batchwright.name" -}}
{{ printf "%s-%s" .root.Release.Name .component }}
{{- end }}

{{- define "batchwright.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end -}}
{{- end }}

{{/* The table of services with serviceDefaults filled in: name -> settings; only those that are enabled. JSON. */}}
{{- define "batchwright.services" -}}
{{- $services := dict -}}
{{- range $name, $row := .Values.services -}}
{{- $service := mustMergeOverwrite (deepCopy $.Values.serviceDefaults) ($row | default dict) -}}
{{- if $service.enabled }}{{ $_ := set $services $name $service }}{{ end -}}
{{- end -}}
{{- toJson $services -}}
{{- end }}

{{/* The jobs that are enabled: name -> the part of the values that concerns it. They run in the order of their weights. JSON. */}}
{{- define "batchwright.jobs" -}}
{{- $jobs := dict -}}
{{- if .Values.database.migrate.enabled }}{{ $_ := set $jobs "migrate" (dict "weight" -30) }}{{ end -}}
{{- if .Values.kafka.topics.enabled }}{{ $_ := set $jobs "topics" (dict "weight" -20) }}{{ end -}}
{{- if .Values.provider.realm.enabled }}{{ $_ := set $jobs "realm" (dict "weight" -10) }}{{ end -}}
{{- toJson $jobs -}}
{{- end }}

{{/* The ends that a component reaches (direction "to") or that reach it ("from"), by files/edges.json, where "services" stands for each of them. JSON list. */}}
{{- define "batchwright.ends" -}}
{{- $ends := list -}}
{{- $group := ternary "services" .component (hasKey .root.Values.services .component) -}}
{{- $other := ternary "from" "to" (eq .direction "to") -}}
{{- range (.root.Files.Get "files/edges.json" | mustFromJson).edges -}}
{{- if or (has $.component (get . $other)) (has $group (get . $other)) }}{{ $ends = concat $ends (get . $.direction) }}{{ end -}}
{{- end -}}
{{- toJson $ends -}}
{{- end }}

{{/* "yes" when a component reaches an end by files/edges.json. */}}
{{- define "batchwright.reaches" -}}
{{- if has .end (include "batchwright.ends" (dict "root" .root "component" .component "direction" "to") | mustFromJson) }}yes{{ end -}}
{{- end }}

{{/* "StatefulSet" where each replica of a component keeps something on a volume of its own, else "Deployment"; call with root and component. */}}
{{- define "batchwright.kind" -}}
{{ ternary "StatefulSet" "Deployment" (and (eq .component "process-data") .root.Values.spool.persistence.enabled) }}
{{- end }}
