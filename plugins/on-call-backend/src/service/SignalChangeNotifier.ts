import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { ChangeMessage, ChangeNotifier } from './ChangeNotifier';

/** Tells every open page over Backstage's signals. A page that hears nothing polls. */
export class SignalChangeNotifier implements ChangeNotifier {
  private constructor(
    private readonly signals: SignalsService,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    signals: SignalsService;
    logger: LoggerService;
  }): SignalChangeNotifier {
    return new SignalChangeNotifier(options.signals, options.logger);
  }

  changed(message: ChangeMessage): void {
    this.signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: 'on-call',
        message: { ...message },
      })
      .catch(error =>
        this.logger.debug(`A change was not signalled: ${error}`),
      );
  }
}
