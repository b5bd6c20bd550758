{{/*
What the pods of services and jobs have alike: no rights in the cluster, no root, nothing writable but /tmp, secrets as files.
Call with root, component, command (list) and, for a service, service (its settings).
*/}}
{{- define "batchwright.pod" -}}
{{- $v := .root.Values -}}
{{- $secrets := include "batchwright.secrets" . | mustFromJson -}}
{{- $folder := and $v.objects.existingClaim (hasPrefix "file:" $v.objects.url) (eq (include "batchwright.reaches" (dict "root" .root "component" .component "end" "objects")) "yes") -}}
serviceAccountName: {{ include "batchwright.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $v.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $v.pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ $v.pods.user }}
  runAsGroup: {{ $v.pods.group }}
  fsGroup: {{ $v.pods.group }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- if .service }}
terminationGracePeriodSeconds: {{ add $v.pods.preStopSeconds $v.pods.terminationGraceSeconds }}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "batchwright.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- with .service.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .service.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- else }}
restartPolicy: Never
{{- end }}
containers:
  - name: {{ .component }}
    image: {{ include "batchwright.image" .root | quote }}
    imagePullPolicy: {{ $v.image.pullPolicy }}
    args: {{ toJson .command }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      runAsNonRoot: true
      capabilities:
        drop: [ALL]
    envFrom:
      - configMapRef:
          name: {{ include "batchwright.name" . }}
    env:
      {{- range $name := keys $secrets | sortAlpha }}
      - name: {{ $name }}_FILE
        value: /etc/batchwright/secrets/{{ $name }}
      {{- end }}
      {{- if and .service $v.telemetry.endpoint }}
      - name: POD_NAME
        valueFrom: { fieldRef: { fieldPath: metadata.name } }
      - name: OTEL_RESOURCE_ATTRIBUTES
        value: k8s.pod.name=$(POD_NAME)
      {{- end }}
      {{- range $name, $value := (.service | default dict).env }}
      - name: {{ $name }}
        value: {{ $value | toString | quote }}
      {{- end }}
    {{- if .service }}
    ports:
      - { name: api, containerPort: 8080 }
      - { name: management, containerPort: 9090 }
    {{- if eq $v.profile "test" }}
    {{- /* In the profile test the management port is open inside of the pod only: the image's own health check asks it. */}}
    startupProbe:
      exec: { command: [/usr/local/bin/node, /app/dist/deploy/docker/health.mjs] }
      periodSeconds: 5
      timeoutSeconds: 5
      failureThreshold: 360
    readinessProbe:
      exec: { command: [/usr/local/bin/node, /app/dist/deploy/docker/health.mjs] }
      periodSeconds: 10
      timeoutSeconds: 5
    {{- else }}
    {{- /* A service waits for what it needs, and says why; half an hour of that is no reason to begin again. */}}
    startupProbe:
      httpGet: { path: /health/started, port: management }
      periodSeconds: 2
      failureThreshold: 900
    readinessProbe:
      httpGet: { path: /health/ready, port: management }
      periodSeconds: 5
      timeoutSeconds: 3
      failureThreshold: 2
    livenessProbe:
      httpGet: { path: /health/live, port: management }
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 6
    {{- end }}
    lifecycle:
      preStop:
        sleep: { seconds: {{ $v.pods.preStopSeconds }} }
    {{- end }}
    resources:
      {{- toYaml (.service | default $v.jobs).resources | nindent 6 }}
    volumeMounts:
      - { name: tmp, mountPath: /tmp }
      - { name: secrets, mountPath: /etc/batchwright/secrets, readOnly: true }
      {{- if eq (include "batchwright.kind" .) "StatefulSet" }}
      - { name: spool, mountPath: /var/lib/batchwright/spool }
      {{- end }}
      {{- if $folder }}
      - { name: objects, mountPath: {{ trimPrefix "file://" $v.objects.url }} }
      {{- end }}
volumes:
  - name: tmp
    emptyDir: { sizeLimit: 1Gi }
  - name: secrets
    projected:
      defaultMode: 0440
      sources:
        {{- range $name := keys $secrets | sortAlpha }}
        {{- with get $secrets $name }}
        - secret: { name: {{ .secret }}, items: [{ key: {{ .key }}, path: {{ $name }} }] }
        {{- end }}
        {{- end }}
  {{- if $folder }}
  - name: objects
    persistentVolumeClaim: { claimName: {{ $v.objects.existingClaim }} }
  {{- end }}
{{- end }}
