{{/* The policy of one component: its holes by files/edges.json, to where the values say the other ends are. Call with root, component, annotations (text). */}}
{{- define "batchwright.network-policy" -}}
{{- $ends := .root.Values.networkPolicy.ends -}}
{{- $in := list -}}
{{- $out := list -}}
{{- range include "batchwright.ends" (dict "root" .root "component" .component "direction" "from") | mustFromJson -}}
{{- $end := get $ends . -}}
{{- if $end.peers }}{{ $in = append $in (dict "from" $end.peers "ports" (list (dict "port" (ternary "management" "api" (eq . "monitoring")) "protocol" "TCP"))) }}{{ end -}}
{{- end -}}
{{- range include "batchwright.ends" (dict "root" .root "component" .component "direction" "to") | mustFromJson -}}
{{- $end := get $ends . -}}
{{- if and (eq . "provider-admin") (not $end.peers) }}{{ $end = $ends.provider }}{{ end -}}
{{- if $end.peers }}{{ $out = append $out (dict "to" $end.peers "ports" $end.ports) }}{{ end -}}
{{- end -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "batchwright.name" . }}
  labels: {{- include "batchwright.labels" . | nindent 4 }}
  {{- with .annotations }}
  annotations: {{- . | nindent 4 }}
  {{- end }}
spec:
  podSelector:
    matchLabels: {{- include "batchwright.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress: {{- toYaml $in | nindent 4 }}
  egress: {{- uniq $out | toYaml | nindent 4 }}
{{- end }}
