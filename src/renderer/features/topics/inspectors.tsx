import type { Inspectors } from '../../place/inspectors.ts'
import { ConsumerInspector } from './consumer-inspector.tsx'
import { MessageInspector } from './message-inspector.tsx'
import { TopicInspector } from './topic-inspector.tsx'

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = { message: MessageInspector, topic: TopicInspector, consumer: ConsumerInspector }
