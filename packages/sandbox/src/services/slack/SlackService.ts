import type { Request } from 'express';
import { EventHub } from '../../core/EventHub';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { Store } from '../../core/Store';
import { chatMethods } from './chatMethods';
import {
  BOT_USER,
  SlackArguments,
  SlackContext,
  SlackError,
  SlackMethod,
} from './context';
import { directoryMethods } from './directoryMethods';
import { SlackReceiver, SlackState } from './model';
import { SlackPeople } from './SlackPeople';

const CHANNELS = ['ops', 'eng', 'data-wrangling'];
// Vic is in no group that approves, and the catalog of the example does not know gus.
const PEOPLE = ['ana', 'bo', 'cy', 'dee', 'eli', 'vic', 'gus'];
const methods: Record<string, SlackMethod> = {
  ...chatMethods,
  ...directoryMethods,
};
const WRITES =
  /^(chat\.(post|update|delete)|reactions\.(add|remove)|conversations\.join)/;
const JSON_ARGUMENTS = ['blocks', 'attachments', 'metadata'];

/**
 * Slack's Web API for a bot: the few methods that the product calls, with
 * messages that survive a restart and carry the time of the sandbox clock.
 */
export class SlackService {
  readonly context: SlackContext;
  /** What people do, told to whoever receives it. */
  readonly people: SlackPeople;

  constructor(options: {
    store: Store;
    clock: SandboxClock;
    events: EventHub;
    url: string;
    receiver?: SlackReceiver;
  }) {
    const { store, receiver, ...others } = options;
    this.context = { ...others, state: new SlackState(store) };
    this.people = new SlackPeople(this.context, store, receiver);
  }

  /** Channels and people of a fresh workspace. */
  seed(): void {
    const { state, clock } = this.context;
    for (const suffix of CHANNELS) {
      const id = `C0${suffix.replace('-', '').toUpperCase()}`;
      const name = `single-cell-${suffix}`;
      state.channels.put('', id, { id, name, createdAt: clock.now() });
    }
    for (const name of PEOPLE) {
      const id = `U0${name.toUpperCase()}`;
      state.users.put('', id, {
        id,
        name,
        realName: `${name[0].toUpperCase()}${name.slice(1)} Example`,
        email: `${name}@example.com`,
        isBot: false,
      });
    }
    state.users.put('', BOT_USER, {
      id: BOT_USER,
      name: 'signalbox',
      realName: 'Signalbox',
      email: 'signalbox@example.com',
      isBot: true,
    });
  }

  isRead = (request: Request): boolean => !WRITES.test(nameOf(request));

  handle = (request: Request): Reply => {
    const token =
      /^bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ??
      request.body?.token;
    const refuse = (error: string) => ({
      status: 200,
      body: { ok: false, error },
    });
    if (!token) {
      return refuse('not_authed');
    }
    if (token === 'bad-token') {
      return refuse('invalid_auth');
    }
    const method = methods[nameOf(request)];
    if (!method) {
      return refuse('unknown_method');
    }
    try {
      const args = { ...request.query, ...readArguments(request.body) };
      const { effects, ...body } = method(this.context, args);
      return { status: 200, body: { ok: true, ...body }, effects };
    } catch (error) {
      if (error instanceof SlackError) {
        return refuse(error.message);
      }
      throw error;
    }
  };
}

function nameOf(request: Request): string {
  return request.path.replace(/^\//, '');
}

/** In a form, structured arguments are JSON in a field. */
function readArguments(body: SlackArguments = {}): SlackArguments {
  const args: SlackArguments = { ...body };
  for (const name of JSON_ARGUMENTS) {
    if (typeof args[name] === 'string') {
      try {
        args[name] = JSON.parse(args[name]);
      } catch {
        throw new SlackError(`invalid_${name}`);
      }
    }
  }
  return args;
}
