import type { ComponentType } from 'react'
import type { SelectionKind } from './selection.ts'

/** What a feature's `inspectors.tsx` exports: for each kind of thing that it knows, what the inspector on the right shows of the one with that id. */
export type Inspectors = Readonly<Partial<Record<SelectionKind, ComponentType<{ readonly id: string }>>>>
