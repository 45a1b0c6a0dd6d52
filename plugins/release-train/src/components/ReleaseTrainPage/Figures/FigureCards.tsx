import { useState } from 'react';
import Box from '@material-ui/core/Box';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Grid from '@material-ui/core/Grid';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import type { TrainMetrics } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../../translation/useWords';
import { FigureCard } from './FigureCard';
import { FiguresTable } from './FiguresTable';
import { durationUnit, useFigureWords } from './useFigureWords';

/** The four figures, each with how many it is made of and a plot by week. */
export const FigureCards = (props: { metrics: TrainMetrics }) => {
  const { t } = useWords();
  const words = useFigureWords();
  const [asTable, setAsTable] = useState(false);
  const { total, weeks, timeZone } = props.metrics;
  const { leadTime, changeFailure, restore } = total;
  const labels = weeks.map(({ weekOf }) => weekOf);
  const of = (pick: (figures: typeof total) => number | undefined) =>
    weeks.map(({ figures }) => pick(figures));

  return (
    <>
      <Grid container spacing={3}>
        <FigureCard
          title={t('figures.frequency')}
          value={
            total.deployments === 0
              ? t('figures.noData')
              : t('figures.perWeek', {
                  value: words.number(
                    total.deployments / Math.max(weeks.length, 1),
                  ),
                })
          }
          n={total.deployments}
          of={t('figures.ofDeployments', { count: total.deployments })}
          weeks={labels}
          bars
          // A week without a deployment is known to have had none.
          series={[{ name: '', values: of(f => f.deployments) }]}
          format={value => words.number(value, 0)}
        />
        <FigureCard
          title={t('figures.leadTime')}
          value={words.duration(leadTime.medianMs)}
          detail={
            leadTime.p90Ms === undefined
              ? undefined
              : `${t('figures.p90')} ${words.duration(leadTime.p90Ms)}`
          }
          n={leadTime.n}
          of={t('figures.ofChanges', { count: leadTime.n })}
          weeks={labels}
          series={[
            { name: t('figures.median'), values: of(f => f.leadTime.medianMs) },
            { name: t('figures.p90'), values: of(f => f.leadTime.p90Ms) },
          ]}
          format={words.duration}
          unitOf={durationUnit}
        />
        <FigureCard
          title={t('figures.failureRate')}
          value={words.rate(changeFailure)}
          n={changeFailure.n}
          of={t('figures.ofFailed', {
            failed: String(changeFailure.failed),
            n: String(changeFailure.n),
          })}
          weeks={labels}
          series={[{ name: '', values: of(f => f.changeFailure.rate) }]}
          format={rate => words.rate({ n: 1, failed: 0, rate })}
          highest={1}
        />
        <FigureCard
          title={t('figures.restore')}
          value={words.duration(restore.medianMs)}
          n={restore.n}
          of={t('figures.ofRestores', { count: restore.n })}
          weeks={labels}
          series={[{ name: '', values: of(f => f.restore.medianMs) }]}
          format={words.duration}
          unitOf={durationUnit}
        />
      </Grid>
      <Box mt={2}>
        <Typography variant="body2" color="textSecondary">
          {t('figures.why', { zone: timeZone })} {t('figures.gap')}
        </Typography>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={asTable}
              onChange={(_, checked) => setAsTable(checked)}
            />
          }
          label={t('figures.tableToggle')}
        />
        {asTable && <FiguresTable metrics={props.metrics} />}
      </Box>
    </>
  );
};
