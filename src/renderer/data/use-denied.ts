import { useEffect } from 'react'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'

/** What a view asked for while it was shown was refused for want of a grant: then the view says what is missing, as one that could not attach does. */
export function useDenied(view: ViewName, fault: FaultView | undefined): void {
  const { access } = useServices()
  useEffect(() => {
    if (fault !== undefined) access.takeDenied(view, new Fault(fault.code, fault.message))
  }, [access, view, fault])
}
