<#import "template.ftl" as layout>
<#assign signing = (client.clientId)! == "mes-sign">
<#assign wrong = messagesPerField.existsError("totp")>
<@layout.registrationLayout displayMessage=!wrong; section>
<#if section == "header">${signing?then(msg("signTitle"), msg("loginAccountTitle"))}<#elseif section == "form">
<#if wrong><p class="message error" role="alert">${kcSanitize(messagesPerField.get("totp"))?no_esc}</p></#if>
<form method="post" action="${url.loginAction}">
  <#if otpLogin.userOtpCredentials?size gt 1>
  <fieldset class="devices">
    <legend>${msg("whichDevice")}</legend>
    <#list otpLogin.userOtpCredentials as device>
    <label><input type="radio" name="selectedCredentialId" value="${device.id}"<#if device.id == otpLogin.selectedCredentialId> checked</#if>> ${(device.userLabel?has_content)?then(device.userLabel, msg("device", device?counter))}</label>
    </#list>
  </fieldset>
  </#if>
  <div class="field">
    <label for="otp">${msg("loginOtpOneTime")}</label>
    <input id="otp" name="otp" inputmode="numeric" autocomplete="one-time-code" required autofocus aria-invalid="${wrong?c}">
  </div>
  <div class="buttons"><button class="primary" type="submit">${signing?then(msg("doSign"), msg("doLogIn"))}</button></div>
</form>
</#if>
</@layout.registrationLayout>
