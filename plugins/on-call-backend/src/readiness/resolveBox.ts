import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredCheck } from '../config/model';
import type { Finding } from './FindingStore';
import type { ReadinessSummary } from './ReadinessReader';

/** One box of a check, with instants in epoch milliseconds. */
export interface ResolvedBox {
  state: 'yes' | 'no' | 'unknown' | 'expired';
  /** What it was decided by; absent when nobody ever said anything. */
  finding?: Finding;
  /** Epoch milliseconds; absent where nothing is known that could expire. */
  expiresAt?: number;
}

function isMachine({ origin }: Finding): boolean {
  return origin !== 'person';
}

function latest(findings: Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>(
    (last, finding) => (last && last.at >= finding.at ? last : finding),
    undefined,
  );
}

/**
 * Decides one box from all that is known of it. What a machine saw and what is still believed beats
 * what a person said, for a person may not know that something was taken from them. What has run
 * out is told apart from what was never known.
 */
export function resolveBox(
  findings: readonly Finding[],
  validForMs: number,
  now: number,
): ResolvedBox {
  const known = findings.filter(({ state }) => state !== 'unknown');
  const fresh = known.filter(({ at }) => now < at + validForMs);
  const believed = latest(fresh.filter(isMachine)) ?? latest(fresh);
  if (believed) {
    return {
      state: believed.state,
      finding: believed,
      expiresAt: believed.at + validForMs,
    };
  }
  const expired = latest(known);
  if (expired) {
    return {
      state: 'expired',
      finding: expired,
      expiresAt: expired.at + validForMs,
    };
  }
  return { state: 'unknown', finding: latest([...findings]) };
}

function toApiBox(box: ResolvedBox): ReadinessCheck['assigned'] {
  const { state, finding, expiresAt } = box;
  return {
    state,
    by: finding && (isMachine(finding) ? 'machine' : 'person'),
    person: finding?.saidBy,
    at: finding && new Date(finding.at).toISOString(),
    expiresAt:
      expiresAt === undefined ? undefined : new Date(expiresAt).toISOString(),
    detail: finding?.detail,
  };
}

/** How one person stands in one check. `findings` are those of the person. */
export function resolveCheck(
  check: ConfiguredCheck,
  findings: readonly Finding[],
  now: number,
): Record<'assigned' | 'works', ResolvedBox> {
  const of = (box: 'assigned' | 'works') =>
    resolveBox(
      findings.filter(
        finding => finding.checkId === check.id && finding.box === box,
      ),
      check.validForMs,
      now,
    );
  return { assigned: of('assigned'), works: of('works') };
}

/** A check as the API tells it. */
export function toApiCheck(
  check: ConfiguredCheck,
  resolved: Record<'assigned' | 'works', ResolvedBox>,
  takesToken: boolean,
): ReadinessCheck {
  return {
    id: check.id,
    title: check.title,
    description: check.description,
    url: check.url,
    machine: check.machine !== undefined,
    takesToken,
    assigned: toApiBox(resolved.assigned),
    works: toApiBox(resolved.works),
  };
}

/** Whether somebody is ready by these boxes; without any there is nothing to be ready with. */
export function summarize(boxes: readonly ResolvedBox[]): ReadinessSummary {
  if (boxes.some(({ state }) => state === 'no' || state === 'expired')) {
    return 'gaps';
  }
  return boxes.every(({ state }) => state === 'yes') ? 'ready' : 'unknown';
}
