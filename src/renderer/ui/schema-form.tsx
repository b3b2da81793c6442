import { Validator } from '@cfworker/json-schema'
// Not the package's index: that also brings what its tests need.
import Form from '@rjsf/core/lib/components/Form.js'
import { type RJSFSchema, toErrorSchema, type ValidatorType } from '@rjsf/utils'
import type { ReactElement } from 'react'
import { WORDS } from '../words/operators.ts'

/** A foreign regular expression may take for ever: forms are made without them, and the engine's verdict counts. */
export function withoutPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutPatterns)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => name !== 'patternProperties' && name !== '$schema' && !(name === 'pattern' && typeof value === 'string'))
      .map(([name, value]) => [name, withoutPatterns(value)]),
  )
}

/** What is wrong with a value by its schema, without evaluating code. */
function problems(schema: RJSFSchema, value: unknown): readonly { readonly place: string; readonly message: string }[] {
  const { errors } = new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12', false).validate(value ?? {})
  return errors.map(({ instanceLocation, error }) => ({ place: instanceLocation.replace(/^#/, ''), message: error }))
}

const validator: ValidatorType = {
  validateFormData: (value, schema) => {
    const errors = problems(schema, value).map(({ place, message }) => ({ property: place.replaceAll('/', '.'), message, stack: message }))
    return { errors, errorSchema: toErrorSchema(errors) }
  },
  isValid: (schema, value) => problems(schema, value).length === 0,
  rawValidation: () => ({ errors: [] }),
}

/** A member of any type has no field: it is written as JSON. */
const Unsupported = (): ReactElement => <p className="quiet">{WORDS.form.anything}</p>
const TEMPLATES = { UnsupportedFieldTemplate: Unsupported }

export interface SchemaFormProps {
  /** A JSON Schema, as it was parsed. */
  readonly schema: object
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Unique on the page: ids of the fields begin with it. */
  readonly idPrefix: string
}

/** A form made of a JSON Schema. It tells what it sees wrong; what is right is for the engine to say. Without a submit button of its own. */
export function SchemaForm({ schema, value, onChange, idPrefix }: SchemaFormProps): ReactElement {
  return (
    <Form
      className="schema-form"
      tagName="div"
      schema={withoutPatterns(schema) as RJSFSchema}
      formData={value}
      validator={validator}
      idPrefix={idPrefix}
      noHtml5Validate
      templates={TEMPLATES}
      showErrorList={false}
      uiSchema={{ 'ui:submitButtonOptions': { norender: true } }}
      onChange={(event) => onChange(event.formData as unknown)}
    />
  )
}
