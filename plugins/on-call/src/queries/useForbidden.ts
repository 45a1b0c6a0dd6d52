import { usePermission } from '@backstage/plugin-permission-react';
import {
  onCallChangeOwnPermission,
  onCallManagePermission,
  onCallPagePermission,
  onCallRespondPermission,
  onCallWriteBookPermission,
} from '@signalbox/backstage-plugin-on-call-common';

const PERMISSIONS = {
  book: onCallWriteBookPermission,
  change: onCallChangeOwnPermission,
  manage: onCallManagePermission,
  page: onCallPagePermission,
  respond: onCallRespondPermission,
} as const;

/**
 * Whether the reader is known not to be allowed something about a rotation. Until that is known
 * nothing is forbidden: the server decides anyway, and nothing should flash.
 */
export function useForbidden(
  what: keyof typeof PERMISSIONS,
  rotation: string | undefined,
): boolean {
  const { allowed, loading } = usePermission({
    permission: PERMISSIONS[what],
    resourceRef: rotation,
  });
  return !loading && !allowed;
}
