export { CONTENT_SECURITY_POLICY, UI_HEADERS } from './content-security-policy.ts'
export {
  CLIPBOARD_CHARS_MAX,
  HOST_CHANNEL,
  type HostAnswer,
  type HostBridge,
  type HostRequest,
  PORT_CHANNEL,
  parseHostRequest,
  REASON_CHARS_MAX,
} from './host-contract.ts'
