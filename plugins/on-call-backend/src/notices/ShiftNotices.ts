import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import { newId } from '../database/newId';
import type { DatabaseMessageOutbox } from '../messages/DatabaseMessageOutbox';
import type { OutgoingMessage } from '../messages/MessageOutbox';
import type {
  ReadinessReader,
  ReadinessSummary,
} from '../readiness/ReadinessReader';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import { composeNotice } from './composeNotice';
import { noticesDue, type DueNotice } from './noticesDue';

const KEY = ['rotation', 'shift', 'level', 'person', 'kind'] as const;

/** What a notice is given once by. */
function keyOf(notice: Pick<DueNotice, (typeof KEY)[number]>): string {
  return KEY.map(part => notice[part]).join(' ');
}

/**
 * Tells people of their shifts ahead and at the handoff. What is due follows from the schedule as it
 * is, so that whoever gets a shift by an override or a swap is told as well; that it was told is one
 * row, so that neither a restart nor a second replica tells it again.
 */
export class ShiftNotices {
  #next: number | undefined;

  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: OnCallModel,
    private readonly schedules: RotationSchedules,
    private readonly readiness: ReadinessReader,
    private readonly outbox: DatabaseMessageOutbox,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: OnCallModel;
    schedules: RotationSchedules;
    readiness: ReadinessReader;
    outbox: DatabaseMessageOutbox;
  }): ShiftNotices {
    return new ShiftNotices(
      options.knex,
      options.clock,
      options.model,
      options.schedules,
      options.readiness,
      options.outbox,
    );
  }

  /** When the next notice is due by the schedule that was read last, epoch milliseconds. */
  nextAt(): number | undefined {
    return this.#next;
  }

  /** Gives what is due, and says how many that were. */
  async give(): Promise<number> {
    const now = this.clock.now();
    const schedules = await this.schedules.loadAll();
    const outlooks = schedules.map(schedule =>
      noticesDue(schedule, this.model.notices.aheadMs, now),
    );
    const coming = outlooks.flatMap(({ next }) => next ?? []);
    this.#next = coming.length > 0 ? Math.min(...coming) : undefined;
    const notices = await this.notGiven(outlooks.flatMap(({ due }) => due));
    if (notices.length === 0) return 0;
    const readiness = await this.readinessOf(notices);
    return this.knex.transaction(async trx => {
      const rows: Array<Pick<DueNotice, (typeof KEY)[number]>> = await trx(
        'shift_notices',
      )
        .insert(
          notices.map(notice => ({
            id: newId(now),
            rotation: notice.rotation,
            shift: notice.shift,
            level: notice.level,
            person: notice.person,
            kind: notice.kind,
            shift_start: notice.begin,
            given_at: now,
          })),
        )
        .onConflict([...KEY])
        .ignore()
        .returning([...KEY]);
      // Those that another replica has just given are not among them.
      const mine = new Set(rows.map(keyOf));
      const messages = notices
        .filter(notice => mine.has(keyOf(notice)))
        .map(notice => this.messageOf(notice, readiness, now));
      await this.outbox.putAll(trx, messages);
      return messages.length;
    });
  }

  private async notGiven(due: readonly DueNotice[]): Promise<DueNotice[]> {
    if (due.length === 0) return [];
    const given = await this.knex('shift_notices')
      .where('shift_start', '>=', Math.min(...due.map(({ begin }) => begin)))
      .orWhereIn('shift', [...new Set(due.map(({ shift }) => shift))])
      .select([...KEY]);
    const known = new Set(given.map(keyOf));
    return due.filter(notice => !known.has(keyOf(notice)));
  }

  /** One question a rotation, and before the transaction. */
  private async readinessOf(
    notices: readonly DueNotice[],
  ): Promise<Map<string, Map<string, ReadinessSummary>>> {
    const rotations = [...new Set(notices.map(({ rotation }) => rotation))];
    const found = await Promise.all(
      rotations.map(async id => {
        const persons = notices
          .filter(({ rotation }) => rotation === id)
          .map(({ person }) => person);
        const summary = await this.readiness.of([...new Set(persons)], id);
        return [id, summary] as const;
      }),
    );
    return new Map(found);
  }

  private messageOf(
    notice: DueNotice,
    readiness: ReadonlyMap<string, ReadonlyMap<string, ReadinessSummary>>,
    now: number,
  ): OutgoingMessage {
    const { rotation, shift, level, person, kind } = notice;
    const summary = readiness.get(rotation)?.get(person) ?? 'unknown';
    return {
      person,
      dedupeKey: `notice:${rotation}:${shift}:${level}:${kind}`,
      message: composeNotice(
        notice,
        this.model.rotations.get(rotation)!,
        summary,
        { portal: this.model, now },
      ),
    };
  }
}
