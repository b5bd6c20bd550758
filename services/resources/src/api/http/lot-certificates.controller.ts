import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, FILE_TYPES } from '@batchwright/host';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { KeepCertificates } from '../../application/keep-certificates';
import { AddCertificateRequest, CertificateFileResponse } from './lot-certificates.dto';

/** Certificates of analysis of suppliers. A file is sent first, as it is; then the certificate names it by its hash. */
@ApiTags('lots')
@Controller('v1/lots/:id')
export class LotCertificatesController {
  constructor(private readonly certificates: KeepCertificates) {}

  @Post('files')
  @Permission('resources.add-certificate')
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ description: 'PDF, PNG or JPEG, told by its content', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: CertificateFileResponse })
  file(@Command() context: CommandContext, @Param('id') id: string, @Body() body: unknown): Promise<CertificateFileResponse> {
    return this.certificates.keepFile(id, body, context);
  }

  @Post('certificates')
  @Permission('resources.add-certificate')
  @ApiCreatedResponse({ type: CommandAnswer })
  add(@Command() context: CommandContext, @Param('id') id: string, @Body() body: AddCertificateRequest): Promise<CommandAnswer> {
    return this.certificates.add(id, body, context);
  }

  @Get('certificates/:sha256/file')
  @Permission('resources.read')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ description: 'The bytes, checked against their hash', schema: { type: 'string', format: 'binary' } })
  async read(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('sha256') sha256: string): Promise<StreamableFile> {
    const { bytes, mediaType, size } = await this.certificates.read(actor.sites, id, sha256);
    return new StreamableFile(bytes, { type: mediaType, length: size, disposition: 'inline' });
  }
}
