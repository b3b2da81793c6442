/** As much of JSON Schema as completion reads. */
export interface SchemaPart {
  readonly $ref?: string
  readonly description?: string
  readonly title?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, SchemaPart>>
  readonly patternProperties?: Readonly<Record<string, SchemaPart>>
  readonly additionalProperties?: boolean | SchemaPart
  readonly required?: readonly string[]
  readonly items?: SchemaPart | boolean
  readonly oneOf?: readonly SchemaPart[]
  readonly anyOf?: readonly SchemaPart[]
  readonly allOf?: readonly SchemaPart[]
  readonly $defs?: Readonly<Record<string, SchemaPart>>
}

/** Schemas within schemas that are followed at one place; beyond them nothing is offered. */
const FOLLOWED_MAX = 200

/** One thing that may be written at a place. */
export interface Offer {
  readonly text: string
  readonly description: string | undefined
  readonly isRequired: boolean
}

/** What a JSON Schema lets a person write at a place of a document. */
export class SchemaMembers {
  readonly #root: SchemaPart

  constructor(root: SchemaPart) {
    this.#root = root
  }

  /**
   * Names of members at `path`.
   * @param members scalar members that the mapping there has: of alternatives that a constant tells apart, those that fit count
   */
  names(path: readonly (string | number)[], members: ReadonlyMap<string, string>): readonly Offer[] {
    const offers = new Map<string, Offer>()
    const required = new Set<string>()
    for (const part of this.#at(path, members)) {
      for (const name of part.required ?? []) required.add(name)
      for (const [name, member] of Object.entries(part.properties ?? {})) {
        if (!offers.has(name)) offers.set(name, { text: name, description: this.#describe(member), isRequired: false })
      }
    }
    return [...offers.values()]
      .filter(({ text }) => !members.has(text))
      .map((offer) => ({ ...offer, isRequired: required.has(offer.text) }))
  }

  /** Values that the schema names at `path`; the last of it is the member's name. */
  values(path: readonly (string | number)[], members: ReadonlyMap<string, string>): readonly Offer[] {
    const offers = new Map<string, Offer>()
    const owner = path.slice(0, -1)
    const own = path.at(-1)
    if (own === undefined) return []
    // What is being written does not say which alternatives fit.
    const others = new Map([...members].filter(([name]) => name !== own))
    for (const part of this.#at(owner, others).flatMap((found) => this.#open(childOf(found, own)))) {
      const values = part.const !== undefined ? [part.const] : (part.enum ?? (part.type === 'boolean' ? [true, false] : []))
      for (const value of values) {
        const text = String(value)
        if (!offers.has(text)) offers.set(text, { text, description: part.description, isRequired: false })
      }
    }
    return [...offers.values()]
  }

  #describe(part: SchemaPart): string | undefined {
    return part.description ?? this.#open(part)[0]?.description
  }

  #at(path: readonly (string | number)[], members: ReadonlyMap<string, string>): readonly SchemaPart[] {
    let parts = this.#open(this.#root)
    for (const step of path) parts = parts.flatMap((part) => this.#open(childOf(part, step))).slice(0, FOLLOWED_MAX)
    return parts.filter((part) => fits(part, members))
  }

  /** A schema and all that it refers to or chooses from. */
  #open(part: SchemaPart | undefined): readonly SchemaPart[] {
    const open: SchemaPart[] = []
    const waiting = part === undefined ? [] : [part]
    while (waiting.length > 0 && open.length < FOLLOWED_MAX) {
      const next = waiting.shift() as SchemaPart
      open.push(next)
      const referred = next.$ref === undefined ? undefined : this.#referred(next.$ref)
      if (referred !== undefined) waiting.push(referred)
      waiting.push(...(next.oneOf ?? []), ...(next.anyOf ?? []), ...(next.allOf ?? []))
    }
    return open
  }

  #referred(ref: string): SchemaPart | undefined {
    const name = /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1]
    if (ref === '#') return this.#root
    return name === undefined ? undefined : this.#root.$defs?.[name]
  }
}

function childOf(part: SchemaPart, step: string | number): SchemaPart | undefined {
  if (typeof step === 'number') return typeof part.items === 'object' ? part.items : undefined
  const named = part.properties?.[step] ?? Object.values(part.patternProperties ?? {})[0]
  return named ?? (typeof part.additionalProperties === 'object' ? part.additionalProperties : undefined)
}

/** Whether what a mapping already says agrees with the constants of an alternative. */
function fits(part: SchemaPart, members: ReadonlyMap<string, string>): boolean {
  return Object.entries(part.properties ?? {}).every(([name, { const: constant }]) => {
    const said = members.get(name)
    return constant === undefined || said === undefined || said === '' || said === String(constant)
  })
}
