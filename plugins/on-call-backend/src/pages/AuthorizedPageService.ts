import type { OnCallPageWithHistory } from '@signalbox/backstage-plugin-on-call-common';
import {
  onCallPagePermission,
  onCallRespondPermission,
} from '@signalbox/backstage-plugin-on-call-common';
import {
  requirePermission,
  requireReadable,
} from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { notFound, notPermitted } from '../service/errors';
import type { DefaultPageService } from './DefaultPageService';
import type { PageAct } from './Pages';
import type {
  PageList,
  PageMove,
  PageOrder,
  PageService,
  PagesQuery,
} from './PageService';

const REFUSALS: Record<PageMove, string> = {
  acknowledge: 'You may not acknowledge pages of this rotation.',
  escalate: 'You may not escalate pages of this rotation.',
  resolve: 'You may not resolve pages of this rotation.',
};

/** Lets callers do with pages what their permissions for the rotation allow. */
export class AuthorizedPageService implements PageService {
  private constructor(private readonly service: DefaultPageService) {}

  static create(service: DefaultPageService): AuthorizedPageService {
    return new AuthorizedPageService(service);
  }

  /** The service leaves out what the caller may not read. */
  list(query: PagesQuery, options: CallOptions): Promise<PageList> {
    return this.service.list(query, options);
  }

  async open(
    order: PageOrder,
    options: CallOptions,
  ): Promise<{ page: OnCallPageWithHistory; created: boolean }> {
    const { entityRef } = order;
    const rotation = await this.service.rotationOf(order, options);
    const refusal = `You may not page whoever is on call ${
      entityRef === undefined ? 'by this rotation' : `for ${entityRef}`
    }.`;
    requirePermission(
      options.access,
      onCallPagePermission,
      rotation,
      refusal,
      // They see the entity, and are not told which rotation is for it.
      entityRef === undefined ? undefined : () => notPermitted(refusal),
    );
    return this.service.open({ ...order, rotation }, options);
  }

  async get(
    pageId: string,
    options: CallOptions,
  ): Promise<OnCallPageWithHistory> {
    const rotation = await this.service.rotationOfPage(pageId);
    requireReadable(options.access, rotation, () => notFound('page', pageId));
    return this.service.get(pageId);
  }

  async move(
    move: PageMove,
    act: PageAct,
    options: CallOptions,
  ): Promise<OnCallPageWithHistory> {
    const { pageId } = act;
    requirePermission(
      options.access,
      onCallRespondPermission,
      await this.service.rotationOfPage(pageId),
      REFUSALS[move],
      () => notFound('page', pageId),
    );
    return this.service.move(move, act, options);
  }
}
