import type { paths } from '@/api/schema'

type Backtest = paths['/v1/policies/backtest']['post']
export type BacktestAnswer = Backtest['responses'][200]['content']['application/json']
