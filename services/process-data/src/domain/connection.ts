import type { TagType } from './reading';

/** Protocols that the plant speaks with machines. */
export type Protocol = 'opcua' | 'sparkplug';

/** How an OPC UA server is reached. */
export interface OpcUaSettings {
  readonly protocol: 'opcua';
  /** `opc.tcp://host:4840/path` */
  readonly endpoint: string;
  readonly securityMode: 'none' | 'sign' | 'sign-and-encrypt';
  readonly securityPolicy: 'none' | 'basic256sha256' | 'aes128-sha256-rsaoaep' | 'aes256-sha256-rsapss';
  /** Name of a credential that the operator of the plant put beside the service; never the credential itself. Absent: anonymous. */
  readonly credential?: string;
  /** SHA-256 of the certificate that the server must show, lower-case hexadecimal; asked for when the mode is not `none`. */
  readonly serverCertificate?: string;
  /** How often the server sends, ms. */
  readonly publishingMs: number;
  /** True: the server keeps history, gaps are read from it. */
  readonly history?: boolean;
}

/** How an MQTT broker with Sparkplug B is reached. */
export interface SparkplugSettings {
  readonly protocol: 'sparkplug';
  /** `mqtts://host:8883` or `mqtt://host:1883` */
  readonly endpoint: string;
  readonly group: string;
  readonly edgeNode: string;
  /** As above. */
  readonly credential?: string;
  /** PEM of the authority of the broker; absent: those of the machine. */
  readonly authority?: string;
}

export type ConnectionSettings = OpcUaSettings | SparkplugSettings;

/** Where a tag is found at its source: a node id (`ns=2;s=VB-02.speed`), or `device/metric` (`metric` alone for one of the edge node). */
export interface TagSource {
  readonly code: string;
  readonly address: string;
  readonly type: TagType;
  /** How often the source looks, ms; absent = as often as it sends. */
  readonly samplingMs?: number;
}
