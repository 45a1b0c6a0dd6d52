import type { MachineFinding } from '@signalbox/backstage-plugin-on-call-node';
import { READINESS_BOXES, type Finding } from './FindingStore';

/** What a machine found of one person by one check, box by box. */
export function toFindings(
  found: Record<'assigned' | 'works', MachineFinding>,
  of: Pick<Finding, 'person' | 'checkId' | 'origin' | 'at'>,
): Finding[] {
  return READINESS_BOXES.map(box => ({
    ...of,
    box,
    state: found[box].state,
    detail: found[box].detail,
  }));
}

/**
 * Those findings that say more than what is known. A machine that could not tell today does not undo
 * what it saw yesterday; that stands until it expires.
 */
export function worthKeeping(
  findings: readonly Finding[],
  known: readonly Finding[],
  validForMs: number,
): Finding[] {
  return findings.filter(
    finding =>
      finding.state !== 'unknown' ||
      !known.some(
        earlier =>
          earlier.person === finding.person &&
          earlier.checkId === finding.checkId &&
          earlier.box === finding.box &&
          earlier.origin === finding.origin &&
          earlier.state !== 'unknown' &&
          finding.at < earlier.at + validForMs,
      ),
  );
}
