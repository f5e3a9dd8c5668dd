using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace RiskStream.Service.Hosting;

/// <summary>Where the service listens.</summary>
public sealed class ServiceOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "RiskStream:Service";

    /// <summary>IP address to listen on. Default 0.0.0.0, all interfaces.</summary>
    [Required]
    public string Address { get; set; } = "0.0.0.0";

    /// <summary>Port of gRPC (HTTP/2 without TLS): 0 to 65535, default 8081; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int GrpcPort { get; set; } = 8081;

    /// <summary>Port of HTTP (health and status): 0 to 65535, default 8080; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int HttpPort { get; set; } = 8080;
}

/// <summary>Checks single settings against their documented ranges.</summary>
[OptionsValidator]
public sealed partial class ServiceOptionsValidator : IValidateOptions<ServiceOptions>;

/// <summary>Checks settings against each other.</summary>
public sealed class ServiceOptionsRelations : IValidateOptions<ServiceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        var errors = new List<string>();
        if (!System.Net.IPAddress.TryParse(options.Address, out _))
        {
            errors.Add($"{ServiceOptions.Section}:Address is \"{options.Address}\", not an IP address; write it like 0.0.0.0 or ::");
        }

        if (options.GrpcPort == options.HttpPort && options.GrpcPort != 0)
        {
            errors.Add($"{ServiceOptions.Section}:GrpcPort and HttpPort are both {options.GrpcPort}; gRPC needs a port of its own");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
