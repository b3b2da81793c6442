/** What a person reads beside the canvas of the Circuits view: its text, what is planned and applied, who serves what, what flows. */
export const WORDS = {
  yaml: {
    pane: 'YAML',
    name: 'Circuit as YAML',
    edit: 'Edit text',
  },
  completion: {
    required: 'required',
    schema: 'schema',
    topic: 'topic',
    port: 'port',
  },
} as const
