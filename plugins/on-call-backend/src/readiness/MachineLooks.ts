import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MachineFinding } from '@signalbox/backstage-plugin-on-call-node';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { DatabaseFindingStore, type FindingStore } from './FindingStore';
import { toFindings, worthKeeping } from './keepFindings';
import type { LookStore } from './LookStore';
import type { ReadinessChecks } from './ReadinessChecks';

const LOOK_TIMEOUT_MS = 30_000;
/** What could not be seen, because the vendor is down, is looked at again. */
const AGAIN_AFTER_MS = 60 * 60_000;

/** Has machines look at people, one claimed row at a time. No page view waits for it. */
export class MachineLooks {
  private constructor(
    private readonly parts: {
      knex: Knex;
      looks: LookStore;
      findings: FindingStore;
      checks: ReadinessChecks;
      clock: ClockService;
      logger: LoggerService;
      notifier: ChangeNotifier;
    },
  ) {}

  static create(parts: {
    knex: Knex;
    looks: LookStore;
    findings: FindingStore;
    checks: ReadinessChecks;
    clock: ClockService;
    logger: LoggerService;
    notifier: ChangeNotifier;
  }): MachineLooks {
    return new MachineLooks(parts);
  }

  /** Looks once; answers when to look again where nothing could be seen (epoch milliseconds). */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, looks, findings, checks, clock, logger, notifier } =
      this.parts;
    const look = await looks.claimed(claim);
    const check = look && checks.get(look.checkId);
    const probe = check && checks.probeOf(check);
    // The check may have left the configuration since the look was planned.
    if (!probe) return undefined;
    const { person, checkId } = look;

    let found: Record<'assigned' | 'works', MachineFinding>;
    let again: number | undefined;
    try {
      found = await probe.look(
        person,
        check.machine!.options,
        AbortSignal.any([signal, AbortSignal.timeout(LOOK_TIMEOUT_MS)]),
      );
    } catch (error) {
      logger.warn(
        `Whether ${person} is ready with '${checkId}' could not be seen: ${error}`,
      );
      const detail = 'It could not be looked at; that is tried again.';
      found = {
        assigned: { state: 'unknown', detail },
        works: { state: 'unknown', detail },
      };
      again = clock.now() + AGAIN_AFTER_MS;
    }
    const at = clock.now();
    const kept = worthKeeping(
      toFindings(found, { person, checkId, origin: 'machine', at }),
      await findings.load([person]),
      check.validForMs,
    );
    const isMine = await knex.transaction(async trx => {
      if (!(await looks.done(trx, claim, at))) return false;
      await DatabaseFindingStore.create({ knex: trx }).save(kept);
      return true;
    });
    if (isMine) notifier.changed({ kind: 'readiness' });
    return again;
  }
}
