import type {
  ApiAssignment,
  ApiOverride,
  ApiRotation,
  CalendarFeed,
  Drift,
  Fairness,
  Handoff,
  MyShifts,
  OnCallPageWithHistory,
  OverrideRequest,
  Readiness,
  Schedule,
  SchedulePreview,
  ShiftBook,
  Swap,
  SwapRequest,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import type {
  OnCallApi,
  PagesQuery,
  ScheduleQuery,
  TickRequest,
  WhoQuery,
} from '../api/OnCallApi';
import { ANA, aRotation, aWho, NOW, someAssignments } from './fixtures';
import {
  aFairness,
  aHandoff,
  aReadiness,
  aShiftBook,
  someShifts,
} from './panelFixtures';

/**
 * The API with its state in memory, as one signed-in user meets it. A test sets what it is about,
 * and may set `failures` for the method that should fail.
 */
export class FakeOnCallApi implements OnCallApi {
  me = ANA;
  now = NOW;
  rotations: ApiRotation[] = [aRotation()];
  who: WhoIsOnCall = aWho();
  assignments: ApiAssignment[] = someAssignments();
  drift: Drift[] = [];
  overrides: ApiOverride[] = [];
  swaps: Swap[] = [];
  pages: OnCallPageWithHistory[] = [];
  feeds: CalendarFeed[] = [];
  books: ShiftBook[] = [aShiftBook()];
  handoff: Handoff = aHandoff();
  readiness: Readiness = aReadiness();
  myShifts: MyShifts = someShifts();
  fairness: Fairness = aFairness();
  preview: SchedulePreview = { before: [], after: [], warnings: [] };
  /** What each method fails with, while it does. */
  failures: Partial<Record<keyof OnCallApi, Error>> = {};
  /** Every change and preview that was asked for. */
  readonly asked: Array<{ method: keyof OnCallApi; args: unknown[] }> = [];

  async listRotations() {
    return this.#read('listRotations', { items: this.rotations });
  }

  async getSchedule(
    rotation: string,
    { from, to }: ScheduleQuery,
  ): Promise<Schedule> {
    const assignments = this.assignments.filter(
      ({ start, end }) => (!start || start < to) && (!end || end > from),
    );
    return this.#read('getSchedule', {
      rotation,
      timeZone: this.rotations[0].timeZone,
      from,
      to,
      assignments,
      handoffs: assignments.flatMap(({ level, start, source }) =>
        level === 'primary' && start && start >= from && source !== 'nobody'
          ? [start]
          : [],
      ),
      gaps: assignments.flatMap(({ source, level, start, end }) =>
        source === 'nobody' && start && end ? [{ level, start, end }] : [],
      ),
      doubled: [],
      drift: this.drift,
      asOf: this.now,
    });
  }

  async getFairness() {
    return this.#read('getFairness', this.fairness);
  }

  async listOverrides() {
    return this.#read('listOverrides', { items: this.overrides });
  }

  async previewOverride(...args: [string, OverrideRequest]) {
    return this.#change('previewOverride', args, () => this.preview);
  }

  async createOverride(...args: Parameters<OnCallApi['createOverride']>) {
    return this.#change('createOverride', args, () => {
      const [rotation, request] = args;
      const override: ApiOverride = {
        ...request,
        id: `override-${this.overrides.length + 2}`,
        rotation,
        createdBy: this.me,
        createdAt: this.now,
      };
      this.overrides = [...this.overrides, override];
      return override;
    });
  }

  async deleteOverride(...args: [string, string]) {
    return this.#change('deleteOverride', args, () => {
      this.overrides = this.overrides.filter(({ id }) => id !== args[1]);
    });
  }

  async listSwaps(_: string, { open }: { open?: boolean }) {
    return this.#read('listSwaps', {
      items: this.swaps.filter(({ state }) => !open || state === 'asked'),
    });
  }

  async previewSwap(...args: [string, SwapRequest]) {
    return this.#change('previewSwap', args, () => this.preview);
  }

  async createSwap(...args: Parameters<OnCallApi['createSwap']>) {
    return this.#change('createSwap', args, () => {
      const [rotation, request] = args;
      const shift = this.assignments.find(
        ({ shiftId, level }) =>
          shiftId === request.shiftId && level === request.level,
      );
      const swap: Swap = {
        id: `swap-${this.swaps.length + 2}`,
        rotation,
        shift: {
          shiftId: request.shiftId,
          level: request.level,
          start: shift?.start ?? this.now,
          end: shift?.end ?? this.now,
        },
        from: shift?.person ?? this.me,
        to: request.to,
        mode: request.mode,
        state: request.mode === 'ask' ? 'asked' : 'accepted',
        note: request.note,
        askedBy: this.me,
        askedAt: this.now,
        version: 1,
      };
      this.swaps = [swap, ...this.swaps];
      return swap;
    });
  }

  async decideSwap(...args: Parameters<OnCallApi['decideSwap']>) {
    return this.#change('decideSwap', args, () => {
      const [swapId, decision] = args;
      const states = {
        accept: 'accepted',
        decline: 'declined',
        withdraw: 'withdrawn',
      } as const;
      this.swaps = this.swaps.map(swap =>
        swap.id === swapId ? { ...swap, state: states[decision] } : swap,
      );
      return this.swaps.find(({ id }) => id === swapId) as Swap;
    });
  }

  async whoIsOnCall(_: WhoQuery) {
    return this.#read('whoIsOnCall', {
      ...this.who,
      at: this.now,
      openPages: [
        ...this.who.openPages,
        ...this.pages.flatMap(({ history: _history, ...page }) =>
          page.state === 'resolved' ? [] : [page],
        ),
      ],
    });
  }

  async listMyShifts() {
    return this.#read('listMyShifts', this.myShifts);
  }

  async listPages({ state }: PagesQuery) {
    return this.#read('listPages', {
      items: this.pages.filter(
        page =>
          !state || (page.state === 'resolved') === (state === 'resolved'),
      ),
      pageInfo: {},
    });
  }

  async createPage(...args: Parameters<OnCallApi['createPage']>) {
    return this.#change('createPage', args, () => {
      const page: OnCallPageWithHistory = {
        id: `page-${this.pages.length + 1}`,
        rotation: this.rotations[0].id,
        title: args[0].title,
        details: args[0].details,
        state: 'open',
        openedAt: this.now,
        openedBy: this.me,
        source: 'signalbox',
        steps: [],
        version: 1,
        history: [],
      };
      this.pages = [page, ...this.pages];
      return page;
    });
  }

  async getPage(pageId: string) {
    return this.#read(
      'getPage',
      this.pages.find(({ id }) => id === pageId) as OnCallPageWithHistory,
    );
  }

  async respondToPage(...args: Parameters<OnCallApi['respondToPage']>) {
    return this.#change('respondToPage', args, () => {
      const [pageId, response] = args;
      const changes = {
        acknowledge: {
          state: 'acknowledged',
          acknowledgedBy: this.me,
          acknowledgedAt: this.now,
          nextEscalationAt: undefined,
        },
        escalate: {},
        resolve: {
          state: 'resolved',
          resolvedBy: this.me,
          resolvedAt: this.now,
          nextEscalationAt: undefined,
        },
      } as const;
      this.pages = this.pages.map(page =>
        page.id === pageId
          ? { ...page, ...changes[response], version: page.version + 1 }
          : page,
      );
      return this.pages.find(
        ({ id }) => id === pageId,
      ) as OnCallPageWithHistory;
    });
  }

  async getShiftBook(shiftId: string) {
    return this.#read(
      'getShiftBook',
      this.books.find(book => book.shiftId === shiftId) ?? this.books[0],
    );
  }

  async tickDuty(...args: [string, string, TickRequest]) {
    return this.#change('tickDuty', args, () => {
      const [shiftId, dutyId, { done, note }] = args;
      const tick = <T extends { id: string }>(item: T) =>
        item.id === dutyId
          ? { ...item, done, note, doneBy: this.me, doneAt: this.now }
          : item;
      this.books = this.books.map(book =>
        book.shiftId === shiftId
          ? {
              ...book,
              duties: book.duties.map(tick),
              pairing: book.pairing && {
                ...book.pairing,
                items: book.pairing.items.map(tick),
              },
            }
          : book,
      );
      return this.books.find(book => book.shiftId === shiftId) as ShiftBook;
    });
  }

  async getHandoff() {
    return this.#read('getHandoff', this.handoff);
  }

  async writeHandoff(...args: Parameters<OnCallApi['writeHandoff']>) {
    return this.#change('writeHandoff', args, () => {
      this.handoff = {
        ...this.handoff,
        state: 'written',
        markdown: args[1].markdown,
        writtenBy: this.me,
        writtenAt: this.now,
        version: args[1].version + 1,
      };
      return this.handoff;
    });
  }

  async acknowledgeHandoff(
    ...args: Parameters<OnCallApi['acknowledgeHandoff']>
  ) {
    return this.#change('acknowledgeHandoff', args, () => {
      this.handoff = {
        ...this.handoff,
        state: 'acknowledged',
        acknowledgedBy: this.me,
        acknowledgedAt: this.now,
        version: args[1].version + 1,
      };
      return this.handoff;
    });
  }

  async getReadiness() {
    return this.#read('getReadiness', this.readiness);
  }

  async attestReadiness(...args: Parameters<OnCallApi['attestReadiness']>) {
    return this.#change('attestReadiness', args, () => {
      const [, checkId, { box, state }] = args;
      const said = {
        state,
        by: 'person' as const,
        person: this.me,
        at: this.now,
      };
      this.readiness = {
        ...this.readiness,
        checks: this.readiness.checks.map(check =>
          check.id === checkId ? { ...check, [box]: said } : check,
        ),
      };
      return this.readiness;
    });
  }

  async lookWithToken(...args: Parameters<OnCallApi['lookWithToken']>) {
    return this.#change('lookWithToken', args, () => {
      const found = { state: 'yes', by: 'machine', at: this.now } as const;
      this.readiness = {
        ...this.readiness,
        checks: this.readiness.checks.map(check =>
          check.id === args[1]
            ? { ...check, assigned: found, works: found }
            : check,
        ),
      };
      return this.readiness;
    });
  }

  async listFeeds() {
    return this.#read('listFeeds', { items: this.feeds });
  }

  async createFeed(...args: Parameters<OnCallApi['createFeed']>) {
    return this.#change('createFeed', args, () => {
      const feed: CalendarFeed = {
        ...args[0],
        id: `feed-${this.feeds.length + 1}`,
        createdAt: this.now,
      };
      this.feeds = [...this.feeds, feed];
      return {
        ...feed,
        url: 'http://localhost:7007/api/on-call/calendar/secret.ics',
      };
    });
  }

  async revokeFeed(...args: [string]) {
    return this.#change('revokeFeed', args, () => {
      this.feeds = this.feeds.filter(({ id }) => id !== args[0]);
    });
  }

  async #read<T>(method: keyof OnCallApi, answer: T): Promise<T> {
    const failure = this.failures[method];
    if (failure) throw failure;
    // As over HTTP, nobody shares an object with the server.
    return structuredClone(answer);
  }

  async #change<T>(
    method: keyof OnCallApi,
    args: unknown[],
    change: () => T,
  ): Promise<T> {
    this.asked.push({ method, args });
    const failure = this.failures[method];
    if (failure) throw failure;
    return structuredClone(change());
  }
}
