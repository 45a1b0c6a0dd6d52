import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { CallerAccess } from '../permissions/CallerAccess';

/** Any request that a router hands on. */
export type AnyRequest = Request<any, any, any, any, any>;

/** Who calls and what they may do. */
export interface CallOptions {
  credentials: BackstageCredentials;
  access: CallerAccess;
  /** How the history names them: the entity reference of a user, or the subject of a service. */
  actor: string;
  /** The signed-in user; absent when a service calls. */
  userRef?: string;
  /** Whether a service or an agent acts for the user. */
  onBehalf: boolean;
}

/** What the routers of all resources need. */
export interface RouterParts {
  auditor: AuditorService;
  /** Finds out who calls; one question to the permission framework a request. */
  acting(req: AnyRequest): Promise<CallOptions>;
}
