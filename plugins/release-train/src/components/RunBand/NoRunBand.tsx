import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { RunHeadline } from './RunHeadline';

/** Before the first run: when it comes. */
export const NoRunBand = (props: { train: Train }) => {
  const { t } = useWords();
  const { train } = props;
  return (
    <section aria-label={t('run.region')}>
      <Card>
        <CardContent>
          <RunHeadline
            train={train.id}
            production={train.promote.environment}
            staging={train.cut.environment}
            headline={{
              message: 'noRun',
              at: train.nextSlot.cutAt,
              ahead: true,
            }}
          />
          <Typography color="textSecondary">{t('run.noRun')}</Typography>
        </CardContent>
      </Card>
    </section>
  );
};
