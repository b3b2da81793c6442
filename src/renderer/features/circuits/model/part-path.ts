/** The file that a sub-circuit's node names, below `circuits/`, from the file that names it: `a/b.circuit.yaml` and `../c.circuit.yaml` give `c.circuit.yaml`. */
export function partPath(from: string, file: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const step of file.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}
