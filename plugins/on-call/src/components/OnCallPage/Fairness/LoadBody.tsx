import { useState } from 'react';
import Box from '@material-ui/core/Box';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Grid from '@material-ui/core/Grid';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import type { Fairness } from '@signalbox/backstage-plugin-on-call-common';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { useNames } from '../../shared/useNames';
import { MEASURES, totalOf } from './load';
import { LoadPlot } from './LoadPlot';
import { LoadTable } from './LoadTable';
import { useLoadWords } from './useLoadWords';

/** The load of a rotation: a plot a measure with its n, and everything as a table. */
export const LoadBody = (props: { fairness: Fairness }) => {
  const { t } = useWords();
  const words = useLoadWords();
  const [asTable, setAsTable] = useState(false);
  const { people, timeZone, from, to } = props.fairness;
  const nameOf = useNames(people.map(({ person }) => person));
  if (people.length === 0) {
    return (
      <Typography color="textSecondary">{t('fairness.nobody')}</Typography>
    );
  }
  return (
    <TeamZoneProvider value={timeZone}>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('fairness.from')} <Instant value={from} style="date" />{' '}
        {t('fairness.to')} <Instant value={to} style="date" /> ·{' '}
        {t('fairness.people', { count: people.length })}
      </Typography>
      <Grid container spacing={3}>
        {MEASURES.map(measure => {
          const n = totalOf(people, measure);
          const title = words.title(measure);
          return (
            <Grid
              key={measure}
              item
              xs={12}
              md={6}
              component="section"
              aria-label={title}
            >
              <Typography variant="subtitle1" component="h3">
                {title}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {t('fairness.n', { n: words.number(n) })} · {words.of(measure)}
                {n > 0 && (
                  <>
                    {' · '}
                    {t('fairness.share', {
                      share: words.number(n / people.length),
                    })}
                  </>
                )}
              </Typography>
              <LoadPlot
                label={t('fairness.byPerson', {
                  measure: title,
                  n: words.number(n),
                })}
                bars={people.map(person => ({
                  name: nameOf(person.person),
                  value: person[measure],
                }))}
                share={n / people.length}
                format={words.number}
              />
            </Grid>
          );
        })}
      </Grid>
      <Box mt={2}>
        <Typography variant="body2" color="textSecondary">
          {t('fairness.why', { zone: timeZone })}
        </Typography>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={asTable}
              onChange={(_, checked) => setAsTable(checked)}
            />
          }
          label={t('fairness.tableToggle')}
        />
        {asTable && <LoadTable people={people} />}
      </Box>
    </TeamZoneProvider>
  );
};
