import { All, Controller, type DynamicModule, Injectable, Module, type OnApplicationShutdown, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Gateway } from './open-gateway.js'
import { GraphPageController } from './page/graph-page.controller.js'
import { PortalController } from './portal/portal.controller.js'
import { CodeFlow } from './session/code-flow.js'
import { SessionController } from './session/session.controller.js'
import { Sessions } from './session/sessions.js'

@Controller('graphql')
export class GraphController {
  constructor(private readonly gateway: Gateway) {}

  @All()
  graph(@Req() req: Request, @Res() res: Response): Promise<void> {
    return this.gateway.endpoint.answer(req, res)
  }
}

@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(private readonly gateway: Gateway) {}

  async onApplicationShutdown(): Promise<void> {
    await this.gateway.close()
  }
}

@Module({})
export class GatewayModule {
  /** The page for trying queries is there in development only; the graph, logins and the portal always. */
  static of(gateway: Gateway): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [...(gateway.development ? [GraphPageController] : []), SessionController, GraphController, PortalController],
      providers: [
        { provide: Gateway, useValue: gateway },
        { provide: Sessions, useValue: gateway.sessions },
        { provide: CodeFlow, useValue: gateway.flow },
        Closing,
      ],
    }
  }
}
