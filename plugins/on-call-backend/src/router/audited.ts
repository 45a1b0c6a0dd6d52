import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Does a write and has the audit log tell what became of it, success or failure. */
export async function audited<TResult>(
  auditor: AuditorService,
  event: {
    eventId: string;
    /** Absent for what did not come as a request of its own. */
    request?: Request<any, any, any, any, any>;
    meta: JsonObject;
  },
  write: () => Promise<TResult>,
  describe: (result: TResult) => JsonObject = () => ({}),
): Promise<TResult> {
  const auditorEvent = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  let result: TResult;
  try {
    result = await write();
  } catch (error) {
    await auditorEvent.fail({ error: error as Error });
    throw error;
  }
  await auditorEvent.success({ meta: describe(result) });
  return result;
}
