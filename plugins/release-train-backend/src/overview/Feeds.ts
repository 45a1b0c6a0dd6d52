import { createHash, randomBytes } from 'node:crypto';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  toIso,
  type Feed,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import { newId } from '../database/newId';
import { optionalIso } from '../service/optionalIso';
import { identifyCaller } from '../service/caller';
import { invalidRequest, notFound, withCode } from '../service/errors';
import { readableTrains } from '../service/readable';
import type { CallOptions } from '../service/ReleaseTrainService';
import { composeCalendar } from './composeCalendar';

/** Nobody needs more, and a lost address is better revoked than forgotten. */
const MOST_FEEDS = 20;
/** Writing down every use would be a write a read; calendar programs come every few minutes. */
const USED_EVERY_MS = 60 * 60_000;

const hashOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/**
 * Calendar feeds of trains. The address holds a secret, because calendar programs do not sign in;
 * only its hash is kept, and it may be revoked.
 */
export class Feeds {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly auth: AuthService,
    private readonly discovery: DiscoveryService,
    private readonly appUrl: string,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    auth: AuthService;
    discovery: DiscoveryService;
    /** Where the portal is. */
    appUrl: string;
  }): Feeds {
    const { knex, model, clock, auth, discovery, appUrl } = options;
    return new Feeds(knex, model, clock, auth, discovery, appUrl);
  }

  async list({ credentials }: CallOptions): Promise<Feed[]> {
    const rows = await this.knex('feeds')
      .where({ user_ref: this.userOf(credentials) })
      .whereNull('revoked_at')
      .orderBy('id', 'desc');
    return rows.map(toApiFeed);
  }

  async create(
    { train: id }: { train: string },
    { credentials, access }: CallOptions,
  ): Promise<Feed> {
    const userRef = this.userOf(credentials);
    const train = readableTrains(this.model, access).find(
      candidate => candidate.id === id,
    );
    if (!train) throw notFound('train', id);
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    const row = {
      id: newId(now),
      user_ref: userRef,
      train: id,
      token_hash: hashOf(token),
      created_at: now,
    };
    await this.knex.transaction(async trx => {
      const count = await trx('feeds')
        .where({ user_ref: userRef })
        .whereNull('revoked_at')
        .count({ count: '*' })
        .first();
      if (Number(count?.count) >= MOST_FEEDS) {
        throw invalidRequest(
          `train: you have ${MOST_FEEDS} feeds already; revoke one first`,
        );
      }
      await trx('feeds').insert(row);
    });
    const base = await this.discovery.getExternalBaseUrl('release-train');
    return { ...toApiFeed(row), url: `${base}/calendar/${token}` };
  }

  async revoke(
    { feedId }: { feedId: string },
    { credentials }: CallOptions,
  ): Promise<void> {
    const revoked = await this.knex('feeds')
      .where({ id: feedId, user_ref: this.userOf(credentials) })
      .whereNull('revoked_at')
      .update({ revoked_at: this.clock.now() });
    if (revoked === 0) throw notFound('feed', feedId);
  }

  /** @throws NotFoundError for a token that is unknown or revoked, or whose train is gone. */
  async read({ token }: { token: string }): Promise<string> {
    const row = await this.knex('feeds')
      .where({ token_hash: hashOf(token) })
      .whereNull('revoked_at')
      .first();
    const train = row && this.model.trains.get(row.train);
    // The token is a secret, so it is not repeated.
    if (!train) throw notFound('calendar feed', 'of this address');
    const now = this.clock.now();
    if (now - Number(row.used_at ?? 0) >= USED_EVERY_MS) {
      await this.knex('feeds').where({ id: row.id }).update({ used_at: now });
    }
    return composeCalendar(train, { now, appUrl: this.appUrl });
  }

  private userOf(credentials: CallOptions['credentials']): string {
    const { userRef, onBehalf } = identifyCaller(this.auth, credentials);
    if (!userRef || onBehalf) {
      throw withCode(
        new NotAllowedError('Only a signed-in person has calendar feeds.'),
        'NOT_PERMITTED',
      );
    }
    return userRef;
  }
}

function toApiFeed(row: Record<string, any>): Feed {
  return {
    id: row.id,
    train: row.train,
    createdAt: toIso(Number(row.created_at)),
    usedAt: optionalIso(
      row.used_at === null || row.used_at === undefined
        ? undefined
        : Number(row.used_at),
    ),
  };
}
