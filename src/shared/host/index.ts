export { CONTENT_SECURITY_POLICY, UI_HEADERS, WORKER_POLICY } from './content-security-policy.ts'
export {
  CAPTURE_PORT_CHANNEL,
  CLIPBOARD_CHARS_MAX,
  HOST_CHANNEL,
  type HostAnswer,
  type HostBridge,
  type HostRequest,
  PORT_CHANNEL,
  parseHostRequest,
  REASON_CHARS_MAX,
} from './host-contract.ts'
export { LINK_CHARS_MAX, type LinkPath, parseLinkPath } from './link-path.ts'
