import { Loading } from '../../shared/states/states.js'

export const Opening = () => <div className="screen"><Loading /></div>
